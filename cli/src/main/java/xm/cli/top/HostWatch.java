package xm.cli.top;

import xm.cli.command.Session;
import xm.toolstack.usage.UsageSnapshot;
import xm.toolstack.usage.UsageSource;

/** Looks at the host; after a failure it opens the host anew, for xenstored may have restarted. */
final class HostWatch {

  /**
   * What a look gave.
   *
   * @param snapshot null after a failure
   * @param trouble why there is none
   */
  record Answer(UsageSnapshot snapshot, String trouble) {}

  private final Session session;
  private UsageSource source;

  HostWatch(Session session) {
    this.session = session;
  }

  /** Never throws: what goes wrong is told. */
  Answer look(boolean vcpus) {
    try {
      if (source == null) {
        source = session.toolstack().usage();
      }
      return new Answer(source.sample(vcpus), "");
    } catch (RuntimeException e) {
      source = null;
      session.reopen();
      return new Answer(null, text(e));
    }
  }

  static String text(RuntimeException e) {
    String message = e.getMessage();
    return message == null || message.isEmpty() ? e.toString() : message;
  }
}
