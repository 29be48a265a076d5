package xm.toolstack.create;

import java.util.ArrayDeque;
import java.util.Deque;
import xm.toolstack.ToolstackException;

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
        for (Step step : plan.steps()) {
          if (interruption.requested()) {
            throw new ToolstackException(
                "Interrupted before this could be done: " + step.description() + '.');
          }
          begun.push(step); // before perform: a half-done step is undone as well
          context.progress().step(step.description());
          step.perform(context);
        }
      } catch (RuntimeException | Error failure) {
        undo(begun, context, failure);
        throw failure;
      }
    }
  }

  private static void undo(Deque<Step> begun, CreateContext context, Throwable failure) {
    // Undoing waits and runs scripts, which an interrupt flag still set would cut short.
    boolean interrupted = Thread.interrupted();
    while (!begun.isEmpty()) {
      try {
        begun.pop().undo(context);
      } catch (RuntimeException e) {
        failure.addSuppressed(e);
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
