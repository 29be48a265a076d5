package xm.config;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The directory of real files with the original's answers; it lies beside the repository. */
final class Corpus {
  private static final Path ROOT = Path.of("../../shared/corpus");

  private Corpus() {}

  /** Its root; without it the test is skipped, or fails where all real things are required. */
  static Path root() {
    if (!Files.isDirectory(ROOT)) {
      if ("1".equals(System.getenv("XM_REQUIRE_REAL"))) {
        fail("the corpus is required, but " + ROOT + " is not there");
      }
      Assumptions.abort("no corpus at " + ROOT);
    }
    return ROOT;
  }

  static List<Path> files(String directory) {
    try (Stream<Path> all = Files.list(root().resolve(directory))) {
      return all.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A configuration, byte for byte. */
  static String config(String name) {
    return read(root().resolve("configs").resolve(name), true);
  }

  static String read(Path path, boolean bytes) {
    try {
      return Files.readString(path, bytes ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
