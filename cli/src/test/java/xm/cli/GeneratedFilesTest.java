package xm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import xm.cli.args.Declaration;
import xm.cli.doc.BashCompletion;
import xm.cli.doc.FishCompletion;
import xm.cli.doc.ManPage;
import xm.cli.doc.ZshCompletion;
import xm.config.ConfigHelp;

/**
 * The manual page and the completion are made from the declarations and checked in; this fails when
 * they are stale, and writes them when asked to.
 */
class GeneratedFilesTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  /** Characters; a sentence is longer. */
  private static final int LEAST_PROSE = 20;

  private static final String REFRESH =
      "mvn -pl cli -am test -Dtest=GeneratedFilesTest -Dxm.refresh=true"
          + " -Dsurefire.failIfNoSpecifiedTests=false";

  private static List<Declaration> declarations() {
    List<String> names = new ArrayList<>(List.of(HistoricNames.last()));
    Collections.addAll(names, CommandTable.additions());
    List<Declaration> declarations = new ArrayList<>();
    for (String name : names) {
      if (CommandTable.make(name) != null) {
        declarations.add(CommandTable.make(name).declaration());
      }
    }
    return declarations;
  }

  private static void check(String file, String made) throws IOException {
    Path path = ROOT.resolve(file);
    if (Boolean.getBoolean("xm.refresh")) {
      Files.writeString(path, made);
    }
    String there = Files.exists(path) ? Files.readString(path) : "";
    assertTrue(made.equals(there), file + " is stale; make it new with: " + REFRESH);
  }

  @Test
  void the_manual_page_is_fresh() throws IOException {
    List<String> prose = Files.readAllLines(ROOT.resolve("man/xm.1.in"));
    check("man/xm.1", ManPage.of(prose, name -> CommandTable.make(name).declaration()));
  }

  /** Prose of a command: its own file, else what xm.1.in says after its mark. */
  private static List<String> prose(String command) throws IOException {
    Path own = ROOT.resolve("man/commands/" + command + ".in");
    List<String> lines =
        Files.exists(own)
            ? Files.readAllLines(own)
            : ManPage.proseAfterMark(Files.readAllLines(ROOT.resolve("man/xm.1.in")), command);
    assertTrue(
        String.join("", lines).length() >= LEAST_PROSE,
        "write what xm "
            + command
            + " does, for its manual page, into man/commands/"
            + command
            + ".in (a few sentences in roff; options and usage come from the declaration)");
    return lines;
  }

  @Test
  void the_manual_page_of_each_command_is_fresh() throws IOException {
    Set<String> pages = new TreeSet<>();
    for (Declaration d : declarations()) {
      pages.add("xm-" + d.name() + ".1");
      check("man/xm-" + d.name() + ".1", ManPage.ofCommand(d, prose(d.name())));
    }
    try (Stream<Path> all = Files.list(ROOT.resolve("man"))) {
      List<String> left =
          all.map(p -> p.getFileName().toString())
              .filter(n -> n.startsWith("xm-") && !pages.contains(n))
              .toList();
      assertEquals(List.of(), left, "pages of commands that do not exist");
    }
  }

  @Test
  void the_manual_page_has_every_command_once() throws IOException {
    List<String> prose = Files.readAllLines(ROOT.resolve("man/xm.1.in"));
    for (Declaration declaration : declarations()) {
      String mark = ManPage.mark(declaration.name());
      assertEquals(1, Collections.frequency(prose, mark), mark);
    }
  }

  @Test
  void the_manual_page_of_configuration_files_is_fresh() throws IOException {
    List<String> prose = Files.readAllLines(ROOT.resolve("man/xmdomain.cfg.5.in"));
    check("man/xmdomain.cfg.5", ManPage.ofKeys(prose, ConfigHelp.roff()));
  }

  @Test
  void the_completion_is_fresh() throws IOException {
    check("completions/xm.bash", BashCompletion.of(declarations()));
    check("completions/_xm", ZshCompletion.of(declarations()));
    check("completions/xm.fish", FishCompletion.of(declarations()));
  }
}
