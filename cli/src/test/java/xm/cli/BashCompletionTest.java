package xm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The completion as bash runs it, with an xm that knows some domains. */
class BashCompletionTest {
  private static final String XM =
      """
      #!/bin/sh
      case "$*" in
        '__complete domains') printf 'web\\nwork\\nother\\n' ;;
        '--sim __complete domains') printf 'other\\nwsimulated\\n' ;;
        '--sim=/d __complete domains') printf 'other\\nwelsewhere\\n' ;;
      esac
      """;

  /** Words in, offers out; COMP_WORDS as bash would fill it. */
  private static final String DRIVER =
      """
      source "$1"; shift
      COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
      _xm
      echo "${COMPREPLY[*]}"
      """;

  @TempDir Path directory;

  @BeforeEach
  void putXmOnThePath() throws IOException {
    Path xm = directory.resolve("xm");
    Files.writeString(xm, XM);
    xm.toFile().setExecutable(true);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "xm unp                | unpause",
        "xm vcpu-l             | vcpu-list",
        "xm --ver              | --version",
        "xm list --st          | --state=",
        "xm list --ou          | --output=",
        "xm pause w            | web work",
        "xm shutdown -w wo     | work",
        "xm --sim domid w      | wsimulated",
        "xm --sim = /d domid w | welsewhere",
        "xm sim r              | reset",
        "xm nosuch w           | ''",
        "xm dmesg w            | ''",
      })
  void offers(String line, String offered) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>();
    words.add("bash");
    words.addAll(List.of("-c", DRIVER, "bash"));
    words.add(Path.of("../completions/xm.bash").toAbsolutePath().toString());
    words.addAll(List.of(line.trim().split(" ")));
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.environment().put("PATH", directory + ":" + System.getenv("PATH"));
    Process bash = builder.redirectErrorStream(true).start();
    String printed =
        new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
    bash.waitFor();
    assertEquals(offered, printed);
  }
}
