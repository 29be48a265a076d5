package xm.cli.quiet;

/** In the place of java.util.logging.LogRecord; keeps nothing. */
public final class LogRecord {

  /** A record that nobody will read. */
  public LogRecord(Level level, String message) {}

  public void setLoggerName(String name) {}

  public void setThrown(Throwable thrown) {}
}
