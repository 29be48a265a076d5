package xm.config;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import xm.config.sxp.SxpPrinter;

/**
 * Shows what this module makes of files: {@code java ... xm.config.CheckMain FILE [NAME=VALUE...]}.
 */
public final class CheckMain {
  private CheckMain() {}

  public static void main(String[] args) throws Exception {
    String text = Files.readString(Path.of(args[0]), StandardCharsets.ISO_8859_1);
    List<String> words = List.of(args).subList(1, args.length);
    ConfigRequest request = new ConfigRequest(args[0], text, words, TestHost.PLAIN);
    try {
      System.out.println(ConfigVars.accepted(request));
      System.out.println(SxpPrinter.print(DomainConfigLoader.dryRun(request).sxp()));
      System.out.print(XlText.of(DomainConfigLoader.load(request).config()));
    } catch (ConfigException e) {
      System.out.println("refused: " + e.getMessage());
    }
    System.out.print(DiagnosticPrinter.print(DomainConfigLoader.check(request)));
  }
}
