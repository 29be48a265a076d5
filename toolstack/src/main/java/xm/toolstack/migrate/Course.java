package xm.toolstack.migrate;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import xm.toolstack.log.HostLog;
import xm.toolstack.migrate.MigrationReport.Moment;
import xm.toolstack.migrate.MigrationReport.Round;

/** Keeps time and counts of one migration, writes its phases to the log and passes all on. */
final class Course {
  private static final double NANOS = 1e9;

  private final HostLog log;
  private final MigrationListener listener;
  private final String label;
  private final long began = System.nanoTime();
  private final List<Round> rounds = new ArrayList<>();
  private final List<Moment> moments = new ArrayList<>();
  private long bytes;
  private long suspendedAt;
  private double downtime;
  private int round;
  private long dirty = -1;

  /**
   * Begins now.
   *
   * @param label what the log calls it
   */
  Course(HostLog log, MigrationListener listener, String label) {
    this.log = log;
    this.listener = listener;
    this.label = label;
  }

  synchronized void phase(Phase phase, String sentence) {
    log.say("Migration of " + label + ": " + phase.label() + ": " + sentence);
    listener.phase(phase, sentence);
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
    rounds.add(new Round(number, dirtyPages, seconds()));
    phase(
        Phase.PRE_COPY,
        "round " + number + " sent" + (dirtyPages < 0 ? "" : ", " + dirtyPages + " pages dirty"));
  }

  synchronized void bytes(long total) {
    double now = seconds();
    Moment last = moments.isEmpty() ? new Moment(0, 0, false) : moments.get(moments.size() - 1);
    double passed = now - last.seconds();
    bytes = Math.max(bytes, total);
    long rate = passed > 0 ? (long) ((bytes - last.bytes()) / passed) : 0;
    moments.add(new Moment(now, bytes, suspendedAt != 0));
    listener.moment(bytes, rate, round, dirty);
  }

  private double seconds() {
    return (System.nanoTime() - began) / NANOS;
  }

  synchronized MigrationReport report(String name, UUID uuid, String host, boolean live) {
    return new MigrationReport(name, uuid, host, live, seconds(), downtime, bytes, rounds, moments);
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
