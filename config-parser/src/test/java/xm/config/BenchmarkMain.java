package xm.config;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Files evaluated in a second, warm: {@code java -cp target/classes:target/test-classes
 * xm.config.BenchmarkMain CONFIGS}. Counts a file once, whether it is accepted or refused.
 */
public final class BenchmarkMain {
  private static final List<String> ROUNDS =
      List.of(
          "variables, warming up",
          "whole model, warming up",
          "whole model, warming up",
          "variables",
          "whole model",
          "variables",
          "whole model");

  private BenchmarkMain() {}

  public static void main(String[] args) throws Exception {
    List<ConfigRequest> requests = new ArrayList<>();
    try (Stream<Path> files = Files.list(Path.of(args[0]))) {
      for (Path file : files.sorted().toList()) {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        requests.add(new ConfigRequest(file.toString(), text, List.of("vmid=1"), TestHost.PLAIN));
      }
    }
    // Each kind is measured when its own code is compiled: a first round runs several times slower.
    for (String what : ROUNDS) {
      long start = System.nanoTime();
      int done = 0;
      long size = 0;
      while (System.nanoTime() - start < 2_000_000_000L) {
        for (ConfigRequest r : requests) {
          size += run(what, r);
          done++;
        }
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      System.out.println(
          what + ": " + Math.round(done / seconds) + " files/s, " + size + " results");
    }
  }

  private static int run(String what, ConfigRequest request) {
    if (what.startsWith("whole model")) {
      return DomainConfigLoader.check(request).size();
    }
    try {
      return ConfigVars.accepted(request).size();
    } catch (ConfigException expected) {
      return 1;
    }
  }
}
