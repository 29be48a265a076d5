package xm.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files that want to use up the machine. Each ends with an error that has a place, in a JVM with 64
 * MiB for everything. Short ones are in {@code lang/limits.cfg} too, with their messages.
 */
class HostileFilesTest {
  private static final int HEAP_MIB = 64;

  /** Prefix, part, repetitions, part after: files whose text itself is the attack. */
  private static Map<String, String> files() throws Exception {
    Map<String, String> out = new LinkedHashMap<>();
    out.put("brackets", "x = " + "(".repeat(50_000) + "1" + ")".repeat(50_000));
    out.put("minus", "x = " + "-".repeat(60_000) + "1");
    out.put("not", "x = " + "not ".repeat(40_000) + "1");
    out.put("members", "x = a" + ".b".repeat(60_000));
    out.put("calls", "x = f" + "()".repeat(60_000));
    StringBuilder ifs = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      ifs.append(" ".repeat(i)).append("if 1:\n");
    }
    out.put("blocks", ifs + " ".repeat(300) + "x = 1");
    String[] chunks =
        Files.readString(Path.of("src/test/resources/hostile.cfg"), StandardCharsets.ISO_8859_1)
            .split("(?m)^---$");
    for (int i = 0; i < chunks.length; i++) {
      out.put("chunk" + i, chunks[i].strip());
    }
    return out;
  }

  @Test
  void eachEndsWithAPlaceInSixtyFourMebibytes(@TempDir Path directory) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx" + HEAP_MIB + "m", "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("xm.config.HostileMain");
    Map<String, String> files = files();
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = directory.resolve(file.getKey());
      Files.writeString(path, file.getValue(), StandardCharsets.ISO_8859_1);
      command.add(path.toString());
    }
    assertTrue(files.size() > 30, "the files are missing");
    Path printed = directory.resolve("out");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile())
            .start();
    boolean ended = process.waitFor(5, TimeUnit.MINUTES);
    process.destroyForcibly();
    List<String> lines = Files.readAllLines(printed);
    assertTrue(ended, "one does not end: " + lines);
    assertEquals(0, process.exitValue(), lines::toString);
    assertEquals(files.size(), lines.size(), lines::toString);
    for (String line : lines) {
      assertTrue(line.matches(".*:[0-9]+:[0-9]+: error: .*"), line);
    }
  }
}
