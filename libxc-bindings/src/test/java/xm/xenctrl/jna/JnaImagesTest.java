package xm.xenctrl.jna;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xm.xenctrl.BuiltImage;
import xm.xenctrl.Descriptors.Pipe;
import xm.xenctrl.HypercallException;
import xm.xenctrl.ImageCalls.RestorePorts;
import xm.xenctrl.ImageCalls.SaveHooks;

/** Images through JNA on the stand-in, in the form of each release; and descriptors. */
class JnaImagesTest {
  private static final RestorePorts PORTS = new RestorePorts(1, 0, 2, 3);

  @TempDir Path scratch;

  private final List<String> heard = new ArrayList<>();
  private boolean suspends = true;
  private RuntimeException thrown;

  private final SaveHooks hooks =
      new SaveHooks() {
        @Override
        public boolean suspend() {
          heard.add("suspend");
          if (thrown != null) {
            throw thrown;
          }
          return suspends;
        }

        @Override
        public boolean logDirty(boolean enable) {
          heard.add("log dirty " + enable);
          return true;
        }

        @Override
        public void round(int round, long dirtyPages) {
          heard.add("round " + round + ": " + dirtyPages);
        }
      };

  @ParameterizedTest
  @ValueSource(ints = {13, 14, 15, 17, 21, 22})
  void savesAndRestoresInTheFormOfTheRelease(int minor) throws IOException, InterruptedException {
    try (StandIn xen = StandIn.open(scratch, minor)) {
      xen.add(5, 1);
      JnaImages images = new JnaImages(xen.session());
      JnaDescriptors descriptors = new JnaDescriptors();
      Pipe pipe = descriptors.pipe();
      images.save(5, pipe.writeEnd(), true, hooks);
      List<String> expected =
          minor < 15
              ? List.of("log dirty true", "suspend", "log dirty false")
              : List.of(
                  "log dirty true",
                  "round 1: 400",
                  "round 2: 100",
                  "round 3: 44",
                  "suspend",
                  "log dirty false");
      assertEquals(expected, heard);
      List<String> policy = new ArrayList<>();
      BuiltImage built = images.restore(5, pipe.readEnd(), PORTS, () -> policy.add("policy"));
      assertEquals(new BuiltImage(1010, 2023, ""), built);
      assertEquals(List.of("policy"), policy);
      images.resume(5);
      assertEquals(77, xen.control("pool_op"));
    }
  }

  @Test
  void whatAHookThrowsEndsTheSaveAndIsThrown() throws IOException, InterruptedException {
    try (StandIn xen = StandIn.open(scratch, 17)) {
      xen.add(5, 1);
      JnaImages images = new JnaImages(xen.session());
      int fd = new JnaDescriptors().create(scratch.resolve("image").toString());
      thrown = new IllegalStateException("not now");
      assertSame(
          thrown,
          assertThrows(IllegalStateException.class, () -> images.save(5, fd, false, hooks)));
      thrown = null;
      suspends = false;
      assertEquals(
          32,
          assertThrows(HypercallException.class, () -> images.save(5, fd, false, hooks)).errno());
    }
  }

  @Test
  void aStreamThatEndsEarlyIsAFailureWithoutErrno() throws IOException, InterruptedException {
    try (StandIn xen = StandIn.open(scratch, 17)) {
      xen.add(5, 1);
      int fd = new JnaDescriptors().open("/dev/null");
      JnaImages images = new JnaImages(xen.session());
      assertEquals(
          0,
          assertThrows(HypercallException.class, () -> images.restore(5, fd, PORTS, () -> {}))
              .errno());
    }
  }

  @Test
  void descriptorsReadWriteAndAreSevered() throws IOException {
    JnaDescriptors descriptors = new JnaDescriptors();
    Path file = scratch.resolve("f\u00fcr");
    int fd = descriptors.create(file.toString());
    byte[] text = "text".getBytes(StandardCharsets.US_ASCII);
    descriptors.write(fd, text, 0, text.length);
    descriptors.sync(fd);
    descriptors.sever(fd);
    String refusal =
        assertThrows(IOException.class, () -> descriptors.write(fd, text, 0, 4)).getMessage();
    assertTrue(refusal.contains("Bad file descriptor"), refusal);
    descriptors.close(fd);
    assertArrayEquals(text, Files.readAllBytes(file));
    assertThrows(IOException.class, () -> descriptors.create(file.toString()));
    int in = descriptors.open(file.toString());
    byte[] buffer = new byte[9];
    assertEquals(4, descriptors.read(in, buffer, 2, 7));
    assertEquals('t', buffer[2]);
    assertEquals(0, descriptors.read(in, buffer, 0, 9));
    descriptors.close(in);
    Pipe pipe = descriptors.pipe();
    descriptors.close(pipe.readEnd());
    assertThrows(IOException.class, () -> descriptors.write(pipe.writeEnd(), text, 0, 4));
    descriptors.close(pipe.writeEnd());
  }
}
