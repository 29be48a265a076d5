package xm.xenstore.transport;

import java.io.Closeable;
import java.io.IOException;

/** Closing where an error could change nothing any more. */
final class Closing {

  private Closing() {}

  static void quietly(Closeable closeable) {
    try {
      closeable.close();
    } catch (IOException ignored) {
      // The descriptor is gone either way, and nothing is buffered that could be lost.
    }
  }
}
