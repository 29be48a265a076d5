package xm.toolstack.image.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The header against bytes that xl wrote, and against files that are none. */
class XlHeaderTest {
  /** As {@code xl save} of 4.17 begins a file, with the configuration {@code {}} and its NUL. */
  private static final byte[] OF_XL =
      HexFormat.of()
          .parseHex(
              "58656e20736176656420646f6d61696e2c20786c20666f726d61740a2000200d"
                  + "040302010300000000000000070000000"
                  + "30000007b7d00");

  @Test
  void readsWhatXlWrites() {
    assertEquals(new XlHeader(true, "{}"), read(OF_XL));
  }

  @Test
  void writesWhatXlWrites() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new XlHeader(true, "{}").write(out);
    assertArrayEquals(OF_XL, out.toByteArray());
  }

  @Test
  void readsNotAByteMore() {
    ByteArrayInputStream in = new ByteArrayInputStream(Arrays.copyOf(OF_XL, OF_XL.length + 5));
    XlHeader.read(in);
    assertEquals(5, in.available());
  }

  @Test
  void takesTextWithoutNul() {
    byte[] file = OF_XL.clone();
    file[36] = 2; // text, stream of version 2
    file[file.length - 1] = '#';
    assertEquals(new XlHeader(false, "{}#"), read(file));
  }

  @Test
  void everyCutIsToldAsOne() {
    for (int length = 0; length < OF_XL.length; length++) {
      byte[] cut = Arrays.copyOf(OF_XL, length);
      String message = assertThrows(ImageFormatException.class, () -> read(cut)).getMessage();
      assertTrue(message.startsWith("The image ends early"), length + ": " + message);
    }
  }

  @Test
  void xendsImagesAreRefusedByName() {
    byte[] file = Arrays.copyOf("LinuxGuestRecord".getBytes(StandardCharsets.US_ASCII), 60);
    assertTrue(refusal(file).contains("xend (LinuxGuestRecord)"));
  }

  @Test
  void flagsOfTheFutureAndOfThePastAreRefused() {
    assertTrue(refusal(with(36, 7)).contains("newer form"));
    assertTrue(refusal(with(36, 1)).contains("Xen 4.5 or older"));
  }

  @Test
  void lengthsAreNotBelieved() {
    byte[] huge = OF_XL.clone();
    Arrays.fill(huge, 44, 48, (byte) 0x7f);
    assertTrue(refusal(huge).contains("would have 2139062143 bytes"));
    byte[] negative = OF_XL.clone();
    Arrays.fill(negative, 44, 48, (byte) 0xff);
    assertTrue(refusal(negative).contains("would have 4294967295 bytes"));
    assertTrue(refusal(with(48, 99)).contains("has no end"));
    assertTrue(refusal(with(44, 2)).contains("has no configuration"));
  }

  @Test
  void theOtherByteOrderIsSaid() {
    byte[] file = OF_XL.clone();
    file[32] = 1;
    file[33] = 2;
    file[34] = 3;
    file[35] = 4;
    assertTrue(refusal(file).contains("other byte order"));
  }

  private static byte[] with(int at, int value) {
    byte[] file = OF_XL.clone();
    file[at] = (byte) value;
    return file;
  }

  private static String refusal(byte[] file) {
    return assertThrows(ImageFormatException.class, () -> read(file)).getMessage();
  }

  private static XlHeader read(byte[] file) {
    return XlHeader.read(new ByteArrayInputStream(file));
  }
}
