package xm.toolstack.monitor;

/** What the monitor does with a domain whose guest has ended. */
public enum EndAction {
  /** Nothing: it only sleeps, and whoever suspended it goes on with it. */
  KEEP,
  DESTROY,
  RESTART,
  /** Leave it as it is, for somebody to look at. */
  PRESERVE,
  /** Leave it under another name and UUID, and start a new one in its place. */
  RENAME_RESTART
}
