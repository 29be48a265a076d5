package xm.toolstack.migrate;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import xm.toolstack.log.HostLog;
import xm.toolstack.migrate.MigrationReport.Moment;
import xm.toolstack.migrate.MigrationReport.Round;
import xm.toolstack.migrate.MigrationReport.Span;

/** Keeps time and counts of one migration, writes its phases to the log and passes all on. */
final class Course {
  private static final double NANOS = 1e9;
  private static final long PAGE = 4096;
  private static final int MOMENTS = 10;

  private final HostLog log;
  private final MigrationListener listener;
  private final String label;
  private final long began = System.nanoTime();
  private final List<Round> rounds = new ArrayList<>();
  private final List<Moment> moments = new ArrayList<>();
  private long bytes;
  private long suspendedAt;
  private double downtime;
  private final List<Span> phases = new ArrayList<>();
  private Phase phase;
  private double phaseBegan;
  private int round;
  private long dirty = -1;

  /** What will have been sent when this round is over, about. */
  private long goal;

  /**
   * Begins now.
   *
   * @param label what the log calls it
   * @param memory of the guest, bytes
   */
  Course(HostLog log, MigrationListener listener, String label, long memory) {
    this.goal = memory;
    this.log = log;
    this.listener = listener;
    this.label = label;
  }

  synchronized void phase(Phase now, String sentence) {
    if (now != phase) {
      endPhase();
      phase = now;
    }
    log.say("Migration of " + label + ": " + now.label() + ": " + sentence);
    listener.phase(now, sentence);
  }

  private void endPhase() {
    double now = seconds();
    if (phase != null) {
      phases.add(new Span(phase, phaseBegan, now - phaseBegan));
    }
    phaseBegan = now;
  }

  synchronized void suspended() {
    suspendedAt = System.nanoTime();
  }

  /** The receiver has said that it runs. */
  synchronized void arrived() {
    if (suspendedAt != 0) {
      downtime = (System.nanoTime() - suspendedAt) / NANOS;
    }
  }

  synchronized void round(int number, long dirtyPages) {
    round = number;
    dirty = dirtyPages;
    goal = dirtyPages < 0 ? 0 : bytes + dirtyPages * PAGE;
    rounds.add(new Round(number, dirtyPages, seconds()));
    phase(
        Phase.PRE_COPY,
        "round " + number + " sent" + (dirtyPages < 0 ? "" : ", " + dirtyPages + " pages dirty"));
  }

  synchronized void bytes(long total) {
    bytes = Math.max(bytes, total);
    moments.add(new Moment(seconds(), bytes, suspendedAt != 0));
    long rate = rate();
    long left = rate > 0 && goal > bytes ? (goal - bytes) / rate + 1 : -1;
    int current = phase == Phase.PRE_COPY ? round + 1 : 0;
    listener.moment(new Pace(bytes, rate, current, dirty, left));
  }

  /** Over the last moments, about two seconds. */
  private long rate() {
    Moment last = moments.get(moments.size() - 1);
    Moment first = moments.get(Math.max(0, moments.size() - MOMENTS));
    double passed = last.seconds() - first.seconds();
    return passed > 0 ? (long) ((last.bytes() - first.bytes()) / passed) : 0;
  }

  private double seconds() {
    return (System.nanoTime() - began) / NANOS;
  }

  synchronized MigrationReport report(String name, UUID uuid, String host, boolean live) {
    endPhase();
    return new MigrationReport(
        name, uuid, host, live, seconds(), downtime, bytes, phases, rounds, moments);
  }

  /** Passes on what the stream layer tells. */
  static class Sending implements GuestStream.Sending {
    private final Course course;

    Sending(Course course) {
      this.course = course;
    }

    @Override
    public void suspended() {
      course.suspended();
      course.phase(Phase.STOP_AND_COPY, "the guest is stopped, the rest is sent");
    }

    @Override
    public void round(int number, long dirtyPages) {
      course.round(number, dirtyPages);
    }

    @Override
    public void bytes(long total) {
      course.bytes(total);
    }
  }
}
