package xm.toolstack.monitor;

import java.util.UUID;
import xm.xenctrl.DomainInfo;

/**
 * A domain of ours whose guest has ended.
 *
 * @param startSeconds Unix time of its start, 0 when unknown
 * @param restarts how often it was restarted before
 */
record EndedDomain(DomainInfo info, String name, double startSeconds, int restarts) {

  int domid() {
    return info.domid();
  }

  UUID uuid() {
    return info.handle();
  }

  /** For the log: {@code web (3)}. */
  String label() {
    return name + " (" + domid() + ")";
  }
}
