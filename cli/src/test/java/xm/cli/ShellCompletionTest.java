package xm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What zsh and fish themselves offer, with an xm that knows some domains and devices. */
class ShellCompletionTest {
  private static final String XM =
      """
      #!/bin/sh
      case "$*" in
        '__complete domains') printf 'web\\nwork\\nother\\n' ;;
        '--sim __complete domains') printf 'other\\nwsimulated\\n' ;;
        '__complete block web') printf 'xvda\\nxvdb\\n' ;;
        '__complete network web') printf '0\\n1\\n' ;;
      esac
      """;

  /** A zsh on a terminal of its own; what it would list goes to a file. */
  private static final String ZSH =
      """
      zmodload zsh/zpty
      zpty z zsh -f -i
      zpty -w z "PS1=; cd $2; path=($2 \\$path); fpath=($1 \\$fpath)"
      zpty -w z 'autoload -Uz compinit; compinit -u -D'
      zpty -w z 'compadd() { local -a hits; builtin compadd -O hits "$@"; print -l -- $hits >> offers }'
      zpty -w z "bindkey '^I' complete-word; report() { echo > done }; zle -N report; bindkey '^X' report"
      zpty -w z 'echo > ready'
      until [[ -e $2/ready ]]; do zpty -r -t z > /dev/null; done
      zpty -w -n z "$3"$'\\t\\x18'
      until [[ -e $2/done ]]; do zpty -r -t z > /dev/null; done
      zpty -d z
      [[ -e $2/offers ]] && cat $2/offers
      true
      """;

  @TempDir Path directory;

  @BeforeEach
  void putXmOnThePath() throws IOException {
    Path xm = directory.resolve("xm");
    Files.writeString(xm, XM);
    assertTrue(xm.toFile().setExecutable(true));
    Files.writeString(directory.resolve("a.cfg"), "");
  }

  private String run(String... words) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.directory(directory.toFile());
    builder.environment().put("PATH", directory + ":" + System.getenv("PATH"));
    builder.environment().put("HOME", directory.toString());
    builder.environment().put("TERM", "dumb");
    Process shell;
    try {
      shell = builder.start();
    } catch (IOException e) {
      Needs.that(false, "there is no " + words[0]);
      return "";
    }
    shell.getOutputStream().close();
    String out = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(shell.waitFor(60, TimeUnit.SECONDS), words[0] + " does not end");
    return out;
  }

  /** Words offered, without descriptions, sorted. */
  private static String sorted(String out) {
    List<String> offers = new ArrayList<>();
    for (String line : out.split("\n")) {
      if (!line.isBlank()) {
        offers.add(line.split("\t", 2)[0].strip());
      }
    }
    return String.join(" ", new TreeSet<>(offers));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "xm unp                  | unpause",
        "xm --ver                | --version",
        "xm list --lon           | --long",
        "xm list --state=ru      | running",
        "xm list --output=       | json table",
        "xm pause w              | web work",
        "xm --sim domid w        | wsimulated",
        "xm block-detach w       | web work",
        "xm block-detach web x   | xvda xvdb",
        "xm network-detach web 1 | 1",
        "xm sim r                | reset",
        "xm create a.            | a.cfg",
        "xm nosuch w             | ''",
        "xm dmesg w              | ''",
      })
  void offers(String line, String offered) throws Exception {
    String expected = offered == null ? "" : offered;
    String completions = Path.of("../completions").toAbsolutePath().normalize().toString();
    String zsh = run("zsh", "-f", "-c", ZSH, "zsh", completions, directory.toString(), line);
    assertEquals(expected, sorted(zsh), "zsh");
    String script =
        "source " + completions + "/xm.fish; complete -C '" + line.replace("'", "\\'") + "'";
    List<String> fish = new ArrayList<>();
    for (String offer : sorted(run("fish", "-N", "-c", script)).split(" ")) {
      // fish gives whole words where the others give values
      fish.add(
          offer.startsWith("--state=") && !offer.equals("--state=") ? offer.substring(8) : offer);
    }
    String given = String.join(" ", fish).replace("--output=", "");
    assertEquals(Arrays.asList(expected.split(" ")), Arrays.asList(given.split(" ")), "fish");
  }
}
