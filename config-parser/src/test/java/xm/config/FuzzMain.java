package xm.config;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The long fuzz run: {@code java -cp target/classes:target/test-classes xm.config.FuzzMain CONFIGS
 * [COUNT [SEED]]}. Prints each finding and writes its file; exits 1 when there is one.
 */
public final class FuzzMain {
  private FuzzMain() {}

  public static void main(String[] args) throws Exception {
    List<Path> files;
    try (Stream<Path> all = Files.list(Path.of(args[0]))) {
      files = all.sorted().toList();
    }
    int count = args.length > 1 ? Integer.parseInt(args[1]) : 1_000_000;
    long seed = args.length > 2 ? Long.parseLong(args[2]) : 1;
    Fuzzer fuzzer = new Fuzzer(Fuzzer.seeds(files), seed);
    int findings = 0;
    long start = System.nanoTime();
    for (int i = 0; i < count; i++) {
      if (i > 0 && i % 50_000 == 0) {
        System.out.println(i + " files, " + (System.nanoTime() - start) / 1_000_000_000 + " s");
      }
      String text = fuzzer.next();
      String verdict = Fuzzer.verdict(text);
      if (verdict != null) {
        Path file = Files.createTempFile("xm-fuzz-", ".cfg");
        Files.writeString(file, text, StandardCharsets.ISO_8859_1);
        System.out.println(i + ": " + verdict + " " + file);
        findings++;
      }
    }
    System.out.println(count + " files, " + findings + " findings");
    System.exit(findings == 0 ? 0 : 1);
  }
}
