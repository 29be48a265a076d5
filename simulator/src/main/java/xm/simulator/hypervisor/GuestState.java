package xm.simulator.hypervisor;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import xm.xenctrl.PvImage;

/**
 * A suspended guest: what it was booted from, and how far it has counted.
 *
 * @param image with the ids of the domain that it was
 * @param ticks -1 when it does not count
 */
public record GuestState(PvImage image, boolean hvm, long ticks) {

  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeUTF(image.kernel());
      out.writeUTF(image.ramdisk());
      out.writeUTF(image.commandLine());
      out.writeLong(image.memoryMib());
      out.writeInt(image.maxVcpus());
      out.writeBoolean(hvm);
      out.writeLong(ticks);
    } catch (IOException e) {
      throw new UncheckedIOException("an array cannot fail", e);
    }
    return bytes.toByteArray();
  }

  /** Reads it for another domain. */
  static GuestState of(byte[] bytes, int domid, int storePort, int consolePort) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      PvImage image =
          new PvImage(
              domid,
              in.readUTF(),
              in.readUTF(),
              in.readUTF(),
              "",
              in.readLong(),
              in.readInt(),
              0,
              storePort,
              0,
              consolePort);
      return new GuestState(image, in.readBoolean(), in.readLong());
    }
  }
}
