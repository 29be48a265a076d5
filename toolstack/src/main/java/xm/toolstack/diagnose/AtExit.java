package xm.toolstack.diagnose;

/** Something to be done when the process is told to end while this is open. */
final class AtExit implements AutoCloseable {
  private final Thread hook;

  AtExit(Runnable work) {
    hook = new Thread(work, "leave-in-order");
    try {
      Runtime.getRuntime().addShutdownHook(hook);
    } catch (IllegalStateException e) {
      work.run(); // the end has begun already
    }
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // it is at work
    }
  }
}
