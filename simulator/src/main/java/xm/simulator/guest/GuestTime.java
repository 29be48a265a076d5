package xm.simulator.guest;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import xm.simulator.World;

/**
 * A guest's own time: it stands still while the domain is paused. Events that come meanwhile wait.
 * Everything runs on the world's thread.
 */
final class GuestTime implements Executor {
  private final World world;
  private final List<Timer> timers = new ArrayList<>();
  private final Queue<Runnable> held = new ArrayDeque<>();
  private boolean paused;
  private boolean ended;

  private static final class Timer {
    final Runnable action;
    long nanosLeft;
    long startedNanos;
    Future<?> future;

    Timer(Runnable action, long nanosLeft) {
      this.action = action;
      this.nanosLeft = nanosLeft;
    }
  }

  GuestTime(World world) {
    this.world = world;
  }

  /** Runs on the guest's behalf as soon as it is not paused; may be called from any thread. */
  @Override
  public void execute(Runnable task) {
    world.execute(() -> runOrHold(task));
  }

  /** Runs after this much of the guest's time. */
  void after(long millis, Runnable action) {
    if (ended) {
      return;
    }
    Timer timer = new Timer(action, TimeUnit.MILLISECONDS.toNanos(millis));
    timers.add(timer);
    if (!paused) {
      start(timer);
    }
  }

  void pause() {
    paused = true;
    long now = System.nanoTime();
    for (Timer timer : timers) {
      if (timer.future == null) {
        continue; // made while paused: not started yet
      }
      timer.future.cancel(false);
      timer.nanosLeft = Math.max(0, timer.nanosLeft - (now - timer.startedNanos));
    }
  }

  void resume() {
    paused = false;
    timers.forEach(this::start);
    while (!paused && !ended && !held.isEmpty()) {
      world.run(held.remove());
    }
  }

  /** Nothing runs any more. */
  void end() {
    ended = true;
    for (Timer timer : timers) {
      if (timer.future != null) {
        timer.future.cancel(false);
      }
    }
    timers.clear();
    held.clear();
  }

  private void runOrHold(Runnable task) {
    if (ended) {
      return;
    }
    if (paused) {
      held.add(task);
    } else {
      task.run();
    }
  }

  private void start(Timer timer) {
    timer.startedNanos = System.nanoTime();
    timer.future =
        world.after(
            timer.nanosLeft,
            () -> {
              if (timers.remove(timer)) {
                timer.action.run();
              }
            });
  }
}
