package xm.xenctrl.jna;

import com.sun.jna.Pointer;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Pages of this process that are no more than copies of files: program text and the class archive.
 * The kernel maps sixteen of them around each that a start touches, so that they are most of what a
 * process that sleeps keeps resident. Those given back come again, from the page cache, when they
 * are needed.
 */
public final class CleanPages {
  private static final Path SMAPS = Path.of("/proc/self/smaps");
  private static final int HEX = 16;

  /** madvise(2); what a private mapping has written is lost, so it must not have any. */
  private static final int MADV_DONTNEED = 4;

  private final NativeApi libc = NativeApi.load("libc.so.6");
  private String range = "";
  private long given;

  private CleanPages() {}

  /**
   * Gives all of them back.
   *
   * @return bytes of the mappings concerned, resident or not
   * @throws IOException when the kernel does not list them
   * @throws xm.xenctrl.XenUnavailableException when JNA does not work here
   */
  public static long giveBack() throws IOException {
    CleanPages pages = new CleanPages();
    try (BufferedReader smaps = Files.newBufferedReader(SMAPS, StandardCharsets.ISO_8859_1)) {
      for (String line = smaps.readLine(); line != null; line = smaps.readLine()) {
        pages.take(line);
      }
    }
    return pages.given;
  }

  /**
   * A mapping is {@code FIRST-END PERMISSIONS OFFSET DEVICE INODE FILE}, lines of counts follow.
   * The loader makes what it has relocated read-only: permissions alone do not tell that a page is
   * as in its file, the count of anonymous pages does.
   */
  private void take(String line) {
    int dash = line.indexOf('-');
    int blank = line.indexOf(' ');
    if (dash > 0 && dash < blank) {
      range = isFile(line, blank) ? line.substring(0, blank) : "";
    } else if (!range.isEmpty() && line.startsWith("Anonymous:")) {
      if (line.endsWith(" 0 kB")) {
        giveBack(range, range.indexOf('-'));
      }
      range = "";
    }
  }

  /** Read or run, never written, and of a file. */
  private static boolean isFile(String line, int blank) {
    return line.startsWith("r-", blank + 1)
        && line.charAt(blank + 4) == 'p'
        && line.indexOf('/', blank) > 0;
  }

  private void giveBack(String first, int dash) {
    long from = Long.parseUnsignedLong(first.substring(0, dash), HEX);
    long bytes = Long.parseUnsignedLong(first.substring(dash + 1), HEX) - from;
    if (libc.callInt("madvise", new Pointer(from), bytes, MADV_DONTNEED) == 0) {
      given += bytes;
    }
  }
}
