package xm.xenstore.transport;

import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import xm.xenstore.wire.XsPacket;

/**
 * The kernel's way to xenstored, {@code /dev/xen/xenbus}: for hosts whose xenstored has no socket
 * here, as with a xenstore stub domain.
 *
 * <p>The kernel takes one packet per write (drivers/xen/xenbus/xenbus_dev_frontend.c drops what
 * follows it) and promises one request at a time, hence the window of 1. It answers WATCH and
 * UNWATCH itself, with request id 0 whatever the request's id was.
 */
public final class XenbusDeviceTransport implements XsTransport {

  private final ReadableByteChannel in;
  private final WritableByteChannel out;
  private final String peer;

  /** For a stand-in made of two one-way files. */
  XenbusDeviceTransport(ReadableByteChannel in, WritableByteChannel out, String peer) {
    this.in = in;
    this.out = out;
    this.peer = peer;
  }

  /** Opens the device for reading and writing. */
  public static XenbusDeviceTransport open(Path device) throws IOException {
    if (!Files.exists(device)) {
      // "rw" would make a plain file of that name.
      throw new FileNotFoundException(device + " (No such file or directory)");
    }
    return wrap(new RandomAccessFile(device.toFile(), "rw"), device.toString());
  }

  /**
   * Two channels on one descriptor: a single FileChannel holds a lock while it reads, so that a
   * waiting reader would keep every writer out. Closing a channel wakes a thread that reads from
   * it, which closing the RandomAccessFile alone does not.
   */
  private static XenbusDeviceTransport wrap(RandomAccessFile file, String peer) throws IOException {
    return new XenbusDeviceTransport(
        new FileInputStream(file.getFD()).getChannel(),
        new FileOutputStream(file.getFD()).getChannel(),
        peer);
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    return in.read(into);
  }

  @Override
  public void write(ByteBuffer from) throws IOException {
    while (from.hasRemaining()) {
      out.write(from);
    }
  }

  @Override
  public int window() {
    return 1;
  }

  /** The kernel's buffer for a request is 4096 bytes, header included. */
  @Override
  public int payloadMaxBytes() {
    return XsPacket.PAYLOAD_MAX_BYTES - XsPacket.HEADER_BYTES;
  }

  @Override
  public String peer() {
    return peer;
  }

  @Override
  public void close() {
    Closing.quietly(in);
    Closing.quietly(out);
  }
}
