package xm.config;

import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A short, seeded fuzz run over the language files, and the inputs that once found bugs. */
class FuzzTest {

  private static List<Path> files(String directory) throws Exception {
    try (Stream<Path> all = Files.list(Path.of(directory))) {
      return all.sorted().toList();
    }
  }

  @Test
  void mutatedFilesAreAcceptedOrRefused() throws Exception {
    List<Path> seeds = new ArrayList<>(files("../examples/university"));
    seeds.addAll(files("src/test/resources/lang"));
    Fuzzer fuzzer = new Fuzzer(Fuzzer.seeds(seeds), 20061);
    for (int i = 0; i < 3000; i++) {
      String text = fuzzer.next();
      int number = i;
      assertNull(Fuzzer.verdict(text), () -> "file " + number + ":\n" + text);
    }
  }

  @Test
  void inputsThatFoundBugs() throws Exception {
    for (Path file : files("src/test/resources/fuzz")) {
      assertNull(Fuzzer.verdict(Corpus.read(file, true)), file::toString);
    }
  }
}
