package xm.config;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Prints the first finding about each file named. Run with little memory, it shows the limits. */
public final class HostileMain {
  private HostileMain() {}

  public static void main(String[] args) throws Exception {
    for (String arg : args) {
      Path file = Path.of(arg);
      String text = Files.readString(file, StandardCharsets.ISO_8859_1);
      List<Diagnostic> found =
          DomainConfigLoader.check(
              new ConfigRequest(file.getFileName().toString(), text, List.of(), TestHost.PLAIN));
      System.out.println(found.isEmpty() ? "accepted " + file : found.get(0).headline());
    }
  }
}
