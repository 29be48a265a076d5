package xm.toolstack.create;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xm.toolstack.Progress;
import xm.toolstack.ToolstackException;
import xm.toolstack.testing.FakeHost;

class PlanRunnerTest {
  @TempDir Path dir;
  private final List<String> log = new ArrayList<>();

  private final class Recorded implements Step {
    private final String name;
    private final Runnable perform;
    private final Runnable undo;

    Recorded(String name, Runnable perform, Runnable undo) {
      this.name = name;
      this.perform = perform;
      this.undo = undo;
    }

    @Override
    public String description() {
      return name;
    }

    @Override
    public void perform(CreateContext context) {
      log.add("do " + name);
      perform.run();
    }

    @Override
    public void undo(CreateContext context) {
      log.add("undo " + name);
      undo.run();
    }
  }

  private Step good(String name) {
    return new Recorded(name, () -> {}, () -> {});
  }

  private static Runnable failing(String text) {
    return () -> {
      throw new ToolstackException(text);
    };
  }

  private void run(Step... steps) {
    CreateContext context = new CreateContext(new FakeHost(dir), Progress.NONE);
    PlanRunner.run(new CreatePlan(List.of(steps), List.of()), context);
  }

  @Test
  void doesAllInOrder() {
    run(good("a"), good("b"));
    assertEquals(List.of("do a", "do b"), log);
  }

  @Test
  void undoesInReverseWithTheStepThatFailedFirst() {
    Step bad = new Recorded("c", failing("no"), () -> {});
    ToolstackException failure =
        assertThrows(ToolstackException.class, () -> run(good("a"), good("b"), bad, good("d")));
    assertEquals("no", failure.getMessage());
    assertEquals(List.of("do a", "do b", "do c", "undo c", "undo b", "undo a"), log);
  }

  @Test
  void aFailingUndoStopsNothingAndIsKept() {
    Step stubborn = new Recorded("a", () -> {}, failing("stays"));
    Step bad = new Recorded("b", failing("no"), failing("stays too"));
    ToolstackException failure = assertThrows(ToolstackException.class, () -> run(stubborn, bad));
    assertEquals(List.of("do a", "do b", "undo b", "undo a"), log);
    assertEquals("stays too", failure.getSuppressed()[0].getMessage());
    assertEquals("stays", failure.getSuppressed()[1].getMessage());
  }

  @Test
  void anErrorOfTheJvmIsUndoneToo() {
    StackOverflowError error = new StackOverflowError();
    Step bad =
        new Recorded(
            "b",
            () -> {
              throw error;
            },
            () -> {});
    assertSame(error, assertThrows(StackOverflowError.class, () -> run(good("a"), bad)));
    assertEquals(List.of("do a", "do b", "undo b", "undo a"), log);
  }

  @Test
  void anInterruptStopsBeforeTheNextStepAndUndoes() {
    Step interrupted =
        new Recorded(
            "a",
            () -> Thread.currentThread().interrupt(),
            () -> assertFalse(Thread.currentThread().isInterrupted(), "undo runs undisturbed"));
    assertThrows(ToolstackException.class, () -> run(interrupted, good("b")));
    assertEquals(List.of("do a", "undo a"), log);
    assertEquals(true, Thread.interrupted(), "the flag is given back");
  }
}
