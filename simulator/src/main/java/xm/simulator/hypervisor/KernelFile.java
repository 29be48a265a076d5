package xm.simulator.hypervisor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Recognises what a PV kernel can look like: ELF, bzImage, gzip, or the simulator's own. */
public final class KernelFile {

  /** First line of a simulated kernel. */
  public static final String SIMULATED_MAGIC = "XM-SIMULATED-KERNEL";

  /** Offset of the "HdrS" mark (Documentation/x86/boot.rst of Linux). */
  private static final int BZIMAGE_MARK_OFFSET = 0x202;

  private static final int HEAD_BYTES = 1024;

  private KernelFile() {}

  /**
   * Why this file is no kernel; empty when it is one.
   *
   * @throws IOException when it cannot be read
   */
  static Optional<String> objection(Path file) throws IOException {
    byte[] head;
    try (InputStream in = Files.newInputStream(file)) {
      head = in.readNBytes(HEAD_BYTES);
    }
    if (head.length == 0) {
      return Optional.of("the file is empty");
    }
    boolean known =
        startsWith(head, 0, SIMULATED_MAGIC)
            || startsWith(head, 0, "\u007fELF")
            || startsWith(head, BZIMAGE_MARK_OFFSET, "HdrS")
            || (head.length > 1 && head[0] == 0x1f && head[1] == (byte) 0x8b);
    return known ? Optional.empty() : Optional.of("no loader recognises the file");
  }

  private static boolean startsWith(byte[] head, int offset, String mark) {
    byte[] bytes = mark.getBytes(StandardCharsets.ISO_8859_1);
    return head.length >= offset + bytes.length
        && Arrays.equals(head, offset, offset + bytes.length, bytes, 0, bytes.length);
  }
}
