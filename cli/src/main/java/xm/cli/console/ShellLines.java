package xm.cli.console;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.jline.reader.Candidate;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import xm.cli.command.CommandFailure;

/**
 * Lines that somebody types, with history and completion on a terminal; from a pipe or a file they
 * are read as they are, and the prompt is printed all the same, as xm did.
 */
public abstract class ShellLines implements AutoCloseable {

  /** The next line, null when there is none any more. */
  public abstract String next();

  @Override
  public abstract void close();

  /**
   * Opens them.
   *
   * @param commands offered for the first word
   * @param domains offered for the others
   */
  public static ShellLines open(
      InputStream in,
      PrintStream out,
      String prompt,
      List<String> commands,
      Supplier<List<String>> domains) {
    return TerminalCheck.isTerminal(0) && TerminalCheck.isTerminal(1)
        ? new Typed(prompt, commands, domains)
        : new Piped(in, out, prompt);
  }

  private static final class Piped extends ShellLines {
    private final BufferedReader in;
    private final PrintStream out;
    private final String prompt;

    Piped(InputStream in, PrintStream out, String prompt) {
      this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      this.out = out;
      this.prompt = prompt;
    }

    @Override
    public String next() {
      out.print(prompt);
      out.flush();
      try {
        String line = in.readLine();
        if (line == null) {
          out.println();
        }
        return line;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {}
  }

  private static final class Typed extends ShellLines {
    private static final int COLUMNS = 80;
    private static final int ROWS = 24;

    private final Terminal terminal;
    private final LineReader reader;
    private final String prompt;

    Typed(String prompt, List<String> commands, Supplier<List<String>> domains) {
      this.prompt = prompt;
      try {
        terminal = TerminalBuilder.builder().system(true).provider("exec").build();
        if (terminal.getWidth() == 0) {
          terminal.setSize(new Size(COLUMNS, ROWS)); // a terminal that nobody gave a size
        }
      } catch (IOException e) {
        throw new CommandFailure("Cannot set up the terminal: " + e.getMessage() + ".");
      }
      reader =
          LineReaderBuilder.builder()
              .terminal(terminal)
              .variable(LineReader.HISTORY_FILE, historyFile())
              .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
              .completer(
                  (line, words, candidates) -> {
                    for (String word : words.wordIndex() == 0 ? commands : domains.get()) {
                      candidates.add(new Candidate(word));
                    }
                  })
              .build();
    }

    private static Path historyFile() {
      String state = System.getenv("XDG_STATE_HOME");
      Path directory =
          state == null || state.isEmpty()
              ? Path.of(System.getProperty("user.home"), ".local", "state")
              : Path.of(state);
      return directory.resolve("xm").resolve("shell-history");
    }

    @Override
    public String next() {
      while (true) {
        try {
          return reader.readLine(prompt);
        } catch (UserInterruptException e) {
          // Ctrl-C drops the line being typed
        } catch (EndOfFileException e) {
          return null;
        }
      }
    }

    @Override
    public void close() {
      try {
        reader.getHistory().save();
        terminal.close();
      } catch (IOException e) {
        // the history is a convenience; its loss is no failure
      }
    }
  }
}
