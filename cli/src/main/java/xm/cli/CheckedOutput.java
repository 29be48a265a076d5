package xm.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Remembers the first failure to write, which PrintStream keeps to itself. */
final class CheckedOutput extends FilterOutputStream {
  private String reason = "";

  CheckedOutput(OutputStream out) {
    super(out);
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      if (reason.isEmpty()) {
        reason = String.valueOf(e.getMessage());
      }
      throw e;
    }
  }

  boolean failed() {
    return !reason.isEmpty();
  }

  /**
   * True when a pipe's reader went away, as in {@code xm list | head -1}: nobody to complain to.
   */
  boolean readerLeft() {
    return reason.contains("Broken pipe");
  }

  String reason() {
    return reason;
  }
}
