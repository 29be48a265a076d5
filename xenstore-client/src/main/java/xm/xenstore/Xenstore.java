package xm.xenstore;

import java.nio.file.Path;

/** Opens connections to xenstored. */
public final class Xenstore {

  private Xenstore() {}

  /**
   * Connects as this host is set up: $XENSTORED_PATH, else $XENSTORED_RUNDIR/socket, else
   * /run/xenstored/socket, else /dev/xen/xenbus.
   *
   * @throws XenstoreException naming what was tried
   */
  public static XenstoreClient connect() {
    throw new UnsupportedOperationException("not written yet");
  }

  /** Connects to the xenstored behind this Unix socket. */
  public static XenstoreClient connect(Path socket) {
    throw new UnsupportedOperationException("not written yet");
  }
}
