package xm.toolstack.migrate.route;

/** An open way to a receiver. The descriptors are blocking, as libxc wants them. */
public interface Link extends AutoCloseable {

  /** Descriptor to write to. */
  int out();

  /** Descriptor to read from. */
  int in();

  /** Breaks it off at once, from any thread; blocked reads and writes end. */
  void cut();

  /** Whether the other end is gone. */
  boolean broken();

  /**
   * Why it is broken, as far as it can be told: what the command said last, or how it ended. Waits
   * a moment for that.
   */
  String reason();

  /** Closes this end and waits for the other to end. */
  @Override
  void close();
}
