package xm.cli.batch;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import xm.cli.args.Arguments;
import xm.cli.args.BatchForm;
import xm.cli.args.UsageException;
import xm.cli.command.Command;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
import xm.cli.command.Streams;
import xm.cli.console.InterruptNote;
import xm.cli.console.ProgressLine;

/** Runs a command once for each of many domains, one after the other or several at a time. */
public final class BatchRun {
  private static final int MOST_PARALLEL = 64;

  /** What a domain of a reboot ends its line with when it did not come back; xm exited 0 then. */
  private static final String LOST = "destroyed for failing to reboot";

  private final Command command;
  private final BatchForm form;
  private final Session session;
  private final FailureText failures;
  private volatile boolean interrupted;

  /**
   * A batch of one command.
   *
   * @param failures turns what a run threw into text
   */
  public BatchRun(Command command, Session session, FailureText failures) {
    this.command = command;
    this.form = command.declaration().batch();
    this.session = session;
    this.failures = failures;
  }

  /** The sentences for a failure. */
  public interface FailureText {
    String of(Throwable failure);
  }

  /**
   * Does it.
   *
   * @return 0, or 100 and how many failed
   */
  @SuppressWarnings("try") // the note is open, not used
  public int run(Arguments arguments) {
    int workers = workers(arguments);
    boolean dry = arguments.has(BatchForm.DRY_RUN);
    boolean json = arguments.json();
    if (arguments.has("console_autoconnect")) {
      throw new UsageException("A console can be attached to one domain only");
    }
    BatchTargets targets = BatchTargets.of(form, arguments, session::toolstack);
    int total = targets.words().size() + targets.unmatched().size();
    boolean files = form.kind() == BatchForm.Kind.FILES;
    BatchReport report;
    try (ProgressLine progress = ProgressLine.on(session.err(), true)) {
      report = new BatchReport(session.out(), progress, total, files, dry, json);
      try (InterruptNote note =
          InterruptNote.on(
              session.err(),
              () -> {
                interrupted = true;
                return report.interrupted();
              })) {
        for (String pattern : targets.unmatched()) {
          report.begins(pattern);
          report.ends(pattern, false, "No domain has such a name");
        }
        work(arguments, targets, workers, dry, report);
      }
    }
    report.summary(arguments.has("wait") ? form.waited() : form.done());
    return report.exitCode();
  }

  private static int workers(Arguments arguments) {
    String number = arguments.value(BatchForm.PARALLEL, "1");
    try {
      int workers = Integer.parseInt(number);
      if (workers >= 1 && workers <= MOST_PARALLEL) {
        return workers;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new UsageException("--parallel takes a number from 1 to 64, not '" + number + "'");
  }

  private void work(
      Arguments arguments, BatchTargets targets, int workers, boolean dry, BatchReport report) {
    Queue<String> queue = new ConcurrentLinkedQueue<>(targets.words());
    if (workers == 1) {
      drain(queue, arguments, targets, dry, report, session);
      return;
    }
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < Math.min(workers, targets.words().size()); i++) {
      Thread thread =
          new Thread(
              () -> {
                try (Session own = session.another()) {
                  drain(queue, arguments, targets, dry, report, own);
                }
              },
              "batch-" + i);
      thread.setDaemon(true);
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void drain(
      Queue<String> queue,
      Arguments arguments,
      BatchTargets targets,
      boolean dry,
      BatchReport report,
      Session host) {
    for (String word = queue.poll(); word != null && !interrupted; word = queue.poll()) {
      report.begins(word);
      one(word, arguments, targets.shared(), dry, report, host);
    }
  }

  private void one(
      String word,
      Arguments arguments,
      List<String> shared,
      boolean dry,
      BatchReport report,
      Session host) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    List<String> operands = new ArrayList<>();
    operands.add(word);
    operands.addAll(shared);
    boolean waits = arguments.has("wait");
    try {
      if (dry && form.kind() != BatchForm.Kind.FILES) {
        DryRun.check(form, word, host.toolstack());
        report.ends(word, true, "would be " + (waits ? form.waited() : form.done()));
        return;
      }
      Arguments single = arguments.single(operands, Set.of("all", "defconfig", "output"), dry);
      int exit =
          command.run(
              single,
              host.quietly(
                  new Streams(new ByteArrayInputStream(new byte[0]), text(out), text(err))));
      String said = said(out);
      boolean good = exit == ExitCodes.OK && !said.endsWith(LOST);
      String verdict = waits && !said.isEmpty() ? said : waits ? form.waited() : form.done();
      if (form.kind() == BatchForm.Kind.FILES) {
        verdict = dry ? "would be " + form.done() : said.isEmpty() ? form.done() : said;
      }
      report.ends(word, good, good ? verdict : said.isEmpty() ? said(err) : said);
    } catch (RuntimeException | Error failure) {
      report.ends(word, false, failures.of(failure));
    }
  }

  private static PrintStream text(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  /** The line that tells how it went. */
  private static String said(ByteArrayOutputStream bytes) {
    for (String line : bytes.toString(StandardCharsets.UTF_8).split("\n", -1)) {
      if (!line.isEmpty() && !line.startsWith("Using config file")) {
        return line;
      }
    }
    return "";
  }
}
