package xm.simulator.guest;

import java.util.function.Consumer;

/**
 * A guest's program that counts seconds aloud: whether it goes on after a restore is seen by it.
 */
final class TickCounter {
  private static final long SECOND = 1000;

  private final GuestTime time;
  private final Consumer<String> output;
  private long ticks = -1;

  TickCounter(GuestTime time, Consumer<String> output) {
    this.time = time;
    this.output = output;
  }

  /** How far it is, -1 when it was not started. */
  long ticks() {
    return ticks;
  }

  /** Counts on from here; a negative number starts nothing. */
  void start(long from) {
    if (from >= 0 && ticks < 0) {
      ticks = from;
      time.after(SECOND, this::tick);
    }
  }

  private void tick() {
    ticks++;
    output.accept("tick " + ticks + "\r\n");
    time.after(SECOND, this::tick);
  }
}
