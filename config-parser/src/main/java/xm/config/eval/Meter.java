package xm.config.eval;

import java.lang.management.ManagementFactory;

/** Counts what a running file uses and stops it at its {@link Limits}. */
final class Meter {
  private static final long CLOCK_MASK = 0xfff;

  /** CPU time in nanoseconds that a file may have used before it was first looked at. */
  private static final long CLOCK_SLACK = 100_000_000;

  /** The meter of the file that runs in this thread, for what is deep below the interpreter. */
  private static final ThreadLocal<Meter> CURRENT = new ThreadLocal<>();

  private final Limits limits;
  private final long start = System.nanoTime();

  /** CPU time of the thread when first looked at, after a few thousand steps; -1 before. */
  private long cpuStart = -1;

  private long steps;
  private long bytes;
  private long nextClock = CLOCK_MASK;

  Meter(Limits limits) {
    this.limits = limits;
  }

  /** Makes this the meter of the thread; null ends that. */
  static void use(Meter meter) {
    if (meter == null) {
      CURRENT.remove();
    } else {
      CURRENT.set(meter);
    }
  }

  /** Counts one step of comparing, hashing or showing a value that has parts. */
  static void tick() {
    Meter meter = CURRENT.get();
    if (meter != null) {
      meter.step();
    }
  }

  Limits limits() {
    return limits;
  }

  /** Counts one step. */
  void step() {
    if (++steps >= nextClock) {
      check();
    }
  }

  /** Counts work in proportion to a size; one step for each 32 elements or characters. */
  void work(long size) {
    steps += 1 + (size >> 5);
    if (steps >= nextClock) {
      check();
    }
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private void check() {
    nextClock = steps + CLOCK_MASK;
    if (steps > limits.steps()) {
      throw EvalException.limit(
          "the file takes more than " + limits.steps() + " steps; is there an endless loop?");
    }
    if (cpuStart < 0) {
      cpuStart = cpuNanos();
    }
    // a busy host makes the clock run on; only what this thread used itself counts against a file
    boolean late = System.nanoTime() - start > limits.nanos();
    if (late && cpuNanos() - cpuStart >= limits.nanos() - CLOCK_SLACK) {
      throw EvalException.limit(
          "the file takes more than "
              + limits.nanos() / 1_000_000
              + " ms to evaluate; is there an endless loop?");
    }
  }

  /** Counts memory before it is taken. */
  void allocate(long size) {
    bytes += size;
    if (bytes > limits.allocatedBytes() || size < 0) {
      throw EvalException.limit(
          "the file uses more than " + (limits.allocatedBytes() >> 20) + " MiB of memory");
    }
  }

  /** Refuses a string that would be too long. */
  void fits(long length) {
    if (length > limits.stringLength()) {
      throw EvalException.limit(
          "a string would have more than " + limits.stringLength() + " characters");
    }
  }

  /** Counts a string about to be made. */
  void string(long length) {
    fits(length);
    allocate(length + 40);
    work(length);
  }

  /** Counts a sequence of references about to be made. */
  void sequence(long length) {
    allocate(length * 16 + 40);
    work(length);
  }
}
