package xm.cli.doc;

import java.util.List;
import xm.cli.args.Declaration;
import xm.cli.args.OptionDeclaration;

/** Completion for fish. */
public final class FishCompletion {
  private static final String HEAD =
      """
      # Completion of xm for fish. Made from the commands' declarations; see GeneratedFilesTest.

      # The words typed so far, without xm itself and without options.
      function __xm_words
          set -l words (commandline -opc)
          string match -v -- '-*' $words[2..-1]
      end

      # True after the command $argv[1], with $argv[2] operands when that is given.
      function __xm_at
          set -l words (__xm_words)
          test (count $words) -ge 1; or return 1
          test "$words[1]" = "$argv[1]"; or return 1
          test (count $argv) -lt 2; or test (math (count $words) - 1) -eq $argv[2]
      end

      # Words that only xm knows.
      function __xm_ask
          set -l words (commandline -opc)
          set -l global
          for word in $words[2..-1]
              string match -q -- '--*' $word; or break
              set -a global $word
          end
          command $words[1] $global __complete $argv 2>/dev/null
      end

      function __xm_none
          test (count (__xm_words)) -eq 0
      end

      complete -c xm -f
      complete -c xm -n __xm_none -l sim -d 'Use the simulated host'
      complete -c xm -n __xm_none -l version -d 'Print the version'
      complete -c xm -n __xm_none -a help -d 'Print all commands'
      """;

  private FishCompletion() {}

  /** The script. */
  public static String of(List<Declaration> declarations) {
    StringBuilder b = new StringBuilder(HEAD);
    for (Declaration d : declarations) {
      b.append("complete -c xm -n __xm_none -a ").append(d.name());
      b.append(" -d '").append(quoted(d.description())).append("'\n");
    }
    for (Declaration d : declarations) {
      command(b, d);
    }
    return b.toString();
  }

  private static void command(StringBuilder b, Declaration d) {
    String at = "complete -c xm -n '__xm_at " + d.name();
    for (OptionDeclaration option : Completion.options(d)) {
      b.append(at).append("' -l ").append(option.name());
      if (option.letter() != 0) {
        b.append(" -s ").append(option.letter());
      }
      if (option.takesValue()) {
        String values = Completion.values(option);
        b.append(values.equals(Completion.FILES) ? " -r -F" : " -x");
        if (!values.isEmpty() && !values.equals(Completion.FILES)) {
          b.append(" -a '").append(values).append('\'');
        }
      }
      b.append(" -d '").append(quoted(option.description())).append("'\n");
    }
    b.append(at).append("' -l help -d 'Print the usage'\n");
    String operands = Completion.operands(d);
    switch (operands) {
      case "" -> {
        // nothing to offer
      }
      case Completion.FILES -> b.append(at).append("' -F\n");
      case "domains" -> b.append(at).append("' -a '(__xm_ask domains)'\n");
      case "block", "network" -> {
        b.append(at).append(" 0' -a '(__xm_ask domains)'\n");
        b.append(at).append(" 1' -a '(__xm_ask ").append(operands);
        b.append(" (__xm_words)[2])'\n");
      }
      default -> b.append(at).append("' -a '").append(operands).append("'\n");
    }
  }

  private static String quoted(String text) {
    return text.replace("\\", "\\\\").replace("'", "\\'");
  }
}
