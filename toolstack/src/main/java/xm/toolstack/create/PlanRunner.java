package xm.toolstack.create;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import xm.toolstack.ToolstackException;
import xm.toolstack.journal.Recorder;

/**
 * Performs a plan in order. On any failure, and when the process is told to end, all steps begun so
 * far are undone in reverse.
 */
final class PlanRunner {

  private PlanRunner() {}

  /** Runs the plan; the exception of the failing step carries those of the undos as suppressed. */
  static void run(CreatePlan plan, CreateContext context) {
    try (Interruption interruption = Interruption.watch()) {
      Deque<Step> begun = new ArrayDeque<>();
      try {
        List<Step> steps = plan.steps();
        for (int i = 0; i < steps.size(); i++) {
          Step step = steps.get(i);
          if (interruption.requested()) {
            throw new InterruptedPlan(step);
          }
          begun.push(step); // before perform: a half-done step is undone as well
          context.progress().step(step.description());
          note(context.recorder(), i + 1, step, i + 1 == steps.size());
          DeathForTests.before(i + 1);
          step.perform(context);
          DeathForTests.after(i + 1);
        }
      } catch (RuntimeException | Error failure) {
        undo(begun, context, failure);
        if (failure instanceof InterruptedPlan && failure.getSuppressed().length == 0) {
          throw new ToolstackException(failure.getMessage() + " Nothing was left behind.", failure);
        }
        throw failure;
      }
    }
  }

  private static final class InterruptedPlan extends ToolstackException {
    private static final long serialVersionUID = 1;

    InterruptedPlan(Step step) {
      super("Interrupted before this could be done: " + step.description() + '.');
    }
  }

  private static void note(Recorder recorder, int number, Step step, boolean last) {
    recorder.note(Recorder.STEP, number + " " + step.description());
    if (last) {
      recorder.note(Recorder.LAST, "");
    }
  }

  /**
   * Undoes on a thread of its own: undoing waits and runs scripts, and a Ctrl-C that interrupts the
   * working thread meanwhile must not cut that short.
   */
  private static void undo(Deque<Step> begun, CreateContext context, Throwable failure) {
    Thread undoing = new Thread(() -> undoAll(begun, context, failure), "undo");
    undoing.start();
    boolean interrupted = false;
    while (undoing.isAlive()) {
      try {
        undoing.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void undoAll(Deque<Step> begun, CreateContext context, Throwable failure) {
    while (!begun.isEmpty()) {
      try {
        begun.pop().undo(context);
      } catch (RuntimeException e) {
        failure.addSuppressed(e);
      }
    }
  }
}
