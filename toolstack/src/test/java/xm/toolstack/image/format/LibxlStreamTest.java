package xm.toolstack.image.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** libxl's stream: golden bytes both ways, and streams that lie. */
class LibxlStreamTest {
  private static final byte[] HEADER = hex("4c6962786c466d74" + "00000002" + "00000000");

  @Test
  void headerAsLibxlWritesIt() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    LibxlStream.writeHeader(out);
    assertArrayEquals(HEADER, out.toByteArray());
    LibxlStream.readHeader(in(HEADER));
  }

  @Test
  void otherHeadersAreRefused() {
    assertTrue(header(0, 'X').contains("has no header"));
    assertTrue(header(11, 3).contains("version 3"));
    assertTrue(header(15, 1).contains("other byte order"));
    assertTrue(header(15, 2).contains("4.5 or older"));
  }

  @Test
  void paddingIsWrittenAndNotCounted() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    LibxlStream.write(out, RecordKind.EMULATOR_CONTEXT, EmulatorRecord.of(hex("5145564d03")));
    byte[] golden = hex("030000000d000000" + "0200000000000000" + "5145564d03" + "000000");
    assertArrayEquals(golden, out.toByteArray());
    ByteArrayInputStream in = in(Arrays.copyOf(golden, golden.length + 8));
    LibxlRecord record = LibxlStream.read(in);
    assertEquals(RecordKind.EMULATOR_CONTEXT, record.kind());
    assertArrayEquals(hex("5145564d03"), EmulatorRecord.data(record));
    assertEquals(RecordKind.END, LibxlStream.read(in).kind());
    assertEquals(0, in.available());
  }

  @Test
  void unknownKindsAndLengthsAreRefused() {
    assertTrue(refusal(hex("0600000000000000")).contains("kind that this xm does not know (0x6)"));
    assertTrue(refusal(hex("ffffffff00000000")).contains("0xffffffff"));
    assertTrue(refusal(hex("03000000ffffffff")).contains("would have 4294967295 bytes"));
    assertTrue(refusal(hex("0300000001000004")).contains("would have 67108865 bytes"));
  }

  /** A length below the bound that the stream does not have costs no memory to speak of. */
  @Test
  void cutRecordsAreToldAsCut() {
    assertTrue(refusal(hex("0300000000000004" + "00")).startsWith("The image ends early"));
    assertTrue(refusal(hex("03000000")).startsWith("The image ends early"));
    assertTrue(refusal(hex("0300000001000000" + "aa" + "0000")).startsWith("The image ends early"));
  }

  @Test
  void otherEmulatorsAreRefused() {
    LibxlRecord traditional = new LibxlRecord(RecordKind.EMULATOR_CONTEXT, hex("0100000000000000"));
    assertThrows(ImageFormatException.class, () -> EmulatorRecord.data(traditional));
    LibxlRecord cut = new LibxlRecord(RecordKind.EMULATOR_CONTEXT, hex("0200"));
    assertThrows(ImageFormatException.class, () -> EmulatorRecord.data(cut));
  }

  @Test
  void nodesStayBelowTheDeviceModel() {
    Map<String, String> nodes = Map.of("physmap/f0000000/size", "800000");
    LibxlRecord good =
        new LibxlRecord(RecordKind.EMULATOR_XENSTORE_DATA, EmulatorRecord.ofNodes(nodes));
    assertEquals(nodes, EmulatorRecord.nodes(good));
    for (String name : new String[] {"/local/domain/0/name", "../name", "", "a//b", "a/"}) {
      LibxlRecord bad =
          new LibxlRecord(
              RecordKind.EMULATOR_XENSTORE_DATA, EmulatorRecord.ofNodes(Map.of(name, "1")));
      assertThrows(ImageFormatException.class, () -> EmulatorRecord.nodes(bad), name);
    }
  }

  private static String header(int at, int value) {
    byte[] header = HEADER.clone();
    header[at] = (byte) value;
    return assertThrows(ImageFormatException.class, () -> LibxlStream.readHeader(in(header)))
        .getMessage();
  }

  private static String refusal(byte[] record) {
    return assertThrows(ImageFormatException.class, () -> LibxlStream.read(in(record)))
        .getMessage();
  }

  private static ByteArrayInputStream in(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }
}
