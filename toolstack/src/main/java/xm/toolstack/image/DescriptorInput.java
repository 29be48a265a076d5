package xm.toolstack.image;

import java.io.IOException;
import java.io.InputStream;
import xm.xenctrl.Descriptors;

/** Reads from a descriptor, without a buffer. Closing it does not close the descriptor. */
final class DescriptorInput extends InputStream {
  private final Descriptors descriptors;
  private final int fd;

  DescriptorInput(Descriptors descriptors, int fd) {
    this.descriptors = descriptors;
    this.fd = fd;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    int count = descriptors.read(fd, bytes, offset, length);
    return count == 0 ? -1 : count;
  }
}
