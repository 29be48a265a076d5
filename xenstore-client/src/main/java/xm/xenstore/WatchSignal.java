package xm.xenstore;

/** Wakes one waiting thread at an event; several events are as good as one. */
final class WatchSignal implements Watches.Sink {
  private boolean raised;

  @Override
  public void changed(String path) {
    raise();
  }

  @Override
  public void lost() {
    raise();
  }

  private synchronized void raise() {
    raised = true;
    notifyAll();
  }

  /**
   * Waits for an event since the last call.
   *
   * @param deadline {@link System#nanoTime}; reaching it is no error
   * @throws XenstoreException when the thread is interrupted, which stays marked
   */
  synchronized void await(long deadline, String what) {
    try {
      while (!raised) {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
          break;
        }
        // Rounded up: never wakes before the deadline only to wait again.
        wait(left / 1_000_000 + 1);
      }
      raised = false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new XenstoreException(
          "The wait for " + what + " was interrupted.", XsErrno.OTHER, "", e);
    }
  }
}
