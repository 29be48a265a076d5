package xm.cli.args;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The quick reader of words says what picocli says, or nothing. */
class ExactWordsTest {
  private static final Declaration DECLARATION =
      Declaration.of("try", "", "")
          .flag('w', "wait", "")
          .flag('H', "halt", "")
          .flag("label", "")
          .valued('d', "delay", "<s>", "")
          .valued("state", "<state>", "")
          .outputFormat();

  private static Arguments exact(String... words) {
    return ExactWords.read(DECLARATION, List.of(words));
  }

  private static String said(Arguments arguments) {
    StringBuilder b = new StringBuilder();
    for (OptionDeclaration option : DECLARATION.options()) {
      if (arguments.has(option.name())) {
        b.append(option.name()).append(arguments.values(option.name())).append(' ');
      }
    }
    return b.append(arguments.operands()).toString();
  }

  @Test
  void options_spelled_out_need_no_picocli() {
    assertEquals("output[json] [web]", said(exact("web", "--output", "json")));
    assertEquals("output[json] []", said(exact("--output=json")));
    assertEquals("wait[] halt[] [web, -]", said(exact("-wH", "web", "-")));
    assertEquals("delay[5, 7] [x]", said(exact("-d5", "x", "-d", "7")));
    assertEquals("state[-w] [-w, --halt]", said(exact("--state", "-w", "--", "-w", "--halt")));
  }

  @Test
  void everything_else_is_left_to_picocli() {
    for (String word : List.of("--out=json", "--output", "--wait=1", "-x", "-wx", "-d", "-d=5")) {
      assertNull(exact(word), word);
    }
  }

  /** picocli 4.7.7 fails on both: "Index 0 out of bounds". */
  @Test
  void an_empty_word_and_a_dash_are_operands() {
    assertEquals(List.of("", "-"), exact("-w", "", "-").operands());
  }

  @Test
  void both_readers_agree() {
    String[] words = {
      "--wait",
      "-w",
      "-H",
      "-wH",
      "--label",
      "-d",
      "-d3",
      "--delay",
      "--delay=",
      "--delay=4",
      "--state=x",
      "--state",
      "--output",
      "json",
      "--output=table",
      "web",
      "a b",
      "5",
      "--"
    };
    Random random = new Random(8);
    int compared = 0;
    for (int i = 0; i < 2000; i++) {
      List<String> line = new ArrayList<>();
      for (int n = random.nextInt(6); n >= 0; n--) {
        line.add(words[random.nextInt(words.length)]);
      }
      Arguments quick = ExactWords.read(DECLARATION, line);
      if (quick != null) {
        assertEquals(said(PicocliParser.parse(DECLARATION, line)), said(quick), line.toString());
        compared++;
      }
    }
    assertNotNull(exact("--wait"));
    assertEquals(true, compared > 1000, compared + " lines compared");
  }
}
