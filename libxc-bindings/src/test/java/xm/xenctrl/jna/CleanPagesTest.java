package xm.xenctrl.jna;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CleanPagesTest {
  private static final Pattern LIBRARY = Pattern.compile("r-xp .*/libjvm\\.so$");

  /** KiB of the JVM's own text that are resident. */
  private static long residentText() throws IOException {
    boolean inside = false;
    for (String line : Files.readAllLines(Path.of("/proc/self/smaps"))) {
      if (LIBRARY.matcher(line).find()) {
        inside = true;
      } else if (inside && line.startsWith("Rss:")) {
        return Long.parseLong(line.replaceAll("[^0-9]", ""));
      }
    }
    throw new IOException("libjvm.so is not mapped");
  }

  @Test
  void theJvmGoesOnWithLessOfItsTextResident() throws IOException {
    List<String> before = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      before.add("word " + i);
    }
    long text = residentText();
    assertTrue(CleanPages.giveBack() > text * 1024, "all of libjvm's text counts");
    long left = residentText();
    // reading this has brought some back, with what lies around
    assertTrue(left < text, text + " KiB before, " + left + " after");
    List<String> after = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      after.add("word " + i);
    }
    assertEquals(before, after);
    System.gc();
    assertTrue(residentText() > 0);
  }
}
