package xm.cli.batch;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import xm.cli.console.ProgressLine;
import xm.cli.output.JsonWriter;
import xm.cli.output.Printable;

/** One line for each domain as it is done, and a summary. Used by several threads. */
final class BatchReport {
  /** Exit codes above this say how many failed, up to 99. */
  private static final int FAILED = 100;

  private static final int MOST_FAILED = 99;
  private static final int NAMES_SHOWN = 3;

  private final PrintStream out;
  private final ProgressLine progress;
  private final int total;
  private final String noun;
  private final boolean dry;
  private final boolean json;
  private final List<String> working = new ArrayList<>();
  private int done;
  private int failed;

  /**
   * A report with nothing in it yet.
   *
   * @param total how many there will be
   * @param files whether they are configuration files and not domains
   * @param dry nothing is done
   * @param json an object on a line of its own for each, no summary
   */
  BatchReport(
      PrintStream out, ProgressLine progress, int total, boolean files, boolean dry, boolean json) {
    this.out = out;
    this.progress = progress;
    this.total = total;
    this.dry = dry;
    this.json = json;
    noun = files ? "configuration file" : "domain";
  }

  synchronized void begins(String word) {
    working.add(word);
    show();
  }

  /**
   * One is through.
   *
   * @param text what became of it, lines of it when it failed for several reasons
   */
  synchronized void ends(String word, boolean good, String text) {
    working.remove(word);
    if (good) {
      done++;
    } else {
      failed++;
    }
    progress.above(
        () -> {
          if (json) {
            object(word, good, text.strip());
          } else {
            String verdict = good ? "" : dry ? "would fail: " : "failed: ";
            out.print(Printable.of(word) + ": " + verdict + Printable.lines(text).strip() + "\n");
          }
          out.flush();
        });
    show();
  }

  private void object(String word, boolean good, String text) {
    try (JsonWriter line = JsonWriter.onOneLine(out)) {
      line.startObject();
      line.field("operand", word);
      line.field("succeeded", good);
      line.field("dry_run", dry);
      line.field(good ? "result" : "error", text);
      line.endObject();
    }
  }

  private void show() {
    progress.step(
        (done + failed)
            + " of "
            + total
            + " through"
            + (working.isEmpty() ? "" : ", at work on " + names(working)));
  }

  /** The last line of the table; in JSON the lines and the exit code say it all. */
  synchronized void summary(String participle) {
    if (json) {
      return;
    }
    StringBuilder b = new StringBuilder();
    b.append(total).append(' ').append(noun).append(total == 1 ? ": " : "s: ");
    b.append(done).append(dry ? " would be " : " ").append(participle);
    if (failed > 0) {
      b.append(", ").append(failed).append(dry ? " would fail" : " failed");
    }
    out.print(b.append(dry ? " (dry run, nothing was done).\n" : ".\n"));
    out.flush();
  }

  /** What an interrupted batch leaves. */
  synchronized String interrupted() {
    int rest = total - done - failed - working.size();
    return "Interrupted: "
        + done
        + " done, "
        + failed
        + " failed, "
        + (working.isEmpty() ? "none" : names(working))
        + " in the works, "
        + rest
        + " not begun.";
  }

  synchronized int exitCode() {
    return failed == 0 ? 0 : FAILED + Math.min(failed, MOST_FAILED);
  }

  private static String names(List<String> words) {
    List<String> shown = new ArrayList<>();
    for (String word : words.subList(0, Math.min(NAMES_SHOWN, words.size()))) {
      shown.add(Printable.of(word));
    }
    int more = words.size() - shown.size();
    return String.join(", ", shown) + (more > 0 ? " and " + more + " more" : "");
  }
}
