package xm.toolstack.image;

import java.io.IOException;
import java.io.OutputStream;
import xm.xenctrl.Descriptors;

/** Writes to a descriptor, without a buffer. Closing it does not close the descriptor. */
final class DescriptorOutput extends OutputStream {
  private final Descriptors descriptors;
  private final int fd;

  DescriptorOutput(Descriptors descriptors, int fd) {
    this.descriptors = descriptors;
    this.fd = fd;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    descriptors.write(fd, bytes, offset, length);
  }
}
