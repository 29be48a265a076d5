package xm.simulator;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import xm.simulator.fault.Fault;
import xm.simulator.fault.Faults;
import xm.simulator.hypervisor.GuestImages;
import xm.xenctrl.BuiltImage;
import xm.xenctrl.Descriptors;
import xm.xenctrl.HypercallException;
import xm.xenctrl.ImageCalls;

/**
 * What libxenguest does with a stream, for simulated guests: a head, a chunk of noise for each MiB
 * of the guest's memory, and the guest's state with a checksum. The stream is read and written in
 * the process that owns the descriptor; the guest is elsewhere.
 *
 * <p>Faults: {@code save} and {@code restore} fail at once, {@code save-suspended} fails after the
 * suspend, {@code image-slow} takes its text's number of milliseconds for each chunk.
 */
final class SimulatedImages implements ImageCalls {
  private static final byte[] MAGIC =
      "Image of a simulated guest of xm".getBytes(StandardCharsets.US_ASCII);

  private static final int VERSION = 1;
  private static final int STATE_MOST = 1 << 20;
  private static final int CHUNK_BYTES = 4096;
  private static final long FIRST_FRAME = 0x100000;
  private static final int[] DIRTY_PAGES = {800, 90, 20};

  private final GuestImages guests;
  private final Descriptors descriptors;
  private final Faults faults;

  SimulatedImages(GuestImages guests, Descriptors descriptors, Faults faults) {
    this.guests = guests;
    this.descriptors = descriptors;
    this.faults = faults;
  }

  @Override
  public void save(int domid, int fd, boolean live, SaveHooks hooks) {
    String function = "xc_domain_save";
    try {
      int mib = (int) (guests.memoryKib(domid) / 1024);
      write(fd, head(mib));
      if (live) {
        guests.state(domid, true); // refused for PV, as by a Xen without shadow paging
        hooks.logDirty(true);
        chunks(fd, mib);
        for (int round = 1; round <= DIRTY_PAGES.length; round++) {
          hooks.round(round, DIRTY_PAGES[round - 1]);
        }
      }
      if (!hooks.suspend()) {
        throw failure(function, "the guest was not suspended", 22, domid);
      }
      Optional<Fault> fault = faults.take("save-suspended", Integer.toString(domid));
      if (fault.isPresent()) {
        throw failure(function, fault.get().textOr("a fault was put in"), 5, domid);
      }
      if (!live) {
        chunks(fd, mib);
      }
      write(fd, tail(guests.state(domid, false)));
    } catch (IOException e) {
      throw failure(function, String.valueOf(e.getMessage()), errno(e), domid);
    } finally {
      if (live) {
        hooks.logDirty(false);
      }
    }
  }

  private static byte[] head(int mib) {
    ByteBuffer head = ByteBuffer.allocate(MAGIC.length + 2 * Integer.BYTES);
    return head.put(MAGIC).putInt(VERSION).putInt(mib).array();
  }

  private static byte[] tail(byte[] state) {
    ByteBuffer tail = ByteBuffer.allocate(Integer.BYTES + state.length + Long.BYTES);
    return tail.putInt(state.length).put(state).putLong(checksum(state)).array();
  }

  private static long checksum(byte[] state) {
    CRC32 sum = new CRC32();
    sum.update(state);
    return sum.getValue();
  }

  private void chunks(int fd, int count) throws IOException {
    byte[] chunk = new byte[CHUNK_BYTES];
    for (int i = 0; i < count; i++) {
      Arrays.fill(chunk, (byte) i);
      slow();
      write(fd, chunk);
    }
  }

  private void slow() {
    Optional<Fault> slow = faults.take("image-slow", "");
    if (slow.isPresent()) {
      try {
        Thread.sleep(Long.parseLong(slow.get().textOr("100").strip()));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public BuiltImage restore(int domid, int fd, RestorePorts ports, Runnable withoutPolicy) {
    String function = "xc_domain_restore";
    try {
      ByteBuffer head = ByteBuffer.wrap(read(fd, MAGIC.length + 2 * Integer.BYTES));
      byte[] magic = new byte[MAGIC.length];
      head.get(magic);
      if (!Arrays.equals(magic, MAGIC) || head.getInt() != VERSION) {
        throw failure(
            function, "the image is of a real guest, and this host is simulated", 22, domid);
      }
      int mib = head.getInt();
      for (int i = 0; i < mib; i++) {
        slow();
        byte[] chunk = read(fd, CHUNK_BYTES);
        if (chunk[0] != (byte) i) {
          throw failure(function, "the guest's memory is damaged in the image", 22, domid);
        }
      }
      int length = ByteBuffer.wrap(read(fd, Integer.BYTES)).getInt();
      if (length < 0 || length > STATE_MOST) {
        throw failure(function, "the guest's state is damaged in the image", 22, domid);
      }
      byte[] state = read(fd, length);
      if (ByteBuffer.wrap(read(fd, Long.BYTES)).getLong() != checksum(state)) {
        throw failure(function, "the guest's state is damaged in the image", 22, domid);
      }
      guests.load(domid, ports.storePort(), ports.consolePort(), state);
      long base = FIRST_FRAME + domid * 16L;
      return new BuiltImage(base, base + 1, "");
    } catch (IOException e) {
      throw failure(function, "Failed to read the image: " + e.getMessage(), 0, domid);
    }
  }

  private byte[] read(int fd, int count) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(count);
    byte[] buffer = new byte[Math.min(count, CHUNK_BYTES)];
    while (bytes.size() < count) {
      int got = descriptors.read(fd, buffer, 0, Math.min(buffer.length, count - bytes.size()));
      if (got == 0) {
        throw new EOFException("it ends early");
      }
      bytes.write(buffer, 0, got);
    }
    return bytes.toByteArray();
  }

  private void write(int fd, byte[] bytes) throws IOException {
    descriptors.write(fd, bytes, 0, bytes.length);
  }

  @Override
  public void resume(int domid) {
    Optional<Fault> fault = faults.take("resume", Integer.toString(domid));
    if (fault.isPresent()) {
      throw failure("xc_domain_resume", fault.get().textOr("a fault was put in"), 5, domid);
    }
    guests.resume(domid);
  }

  /** libxc hands errno on; here only its text came back. */
  private static int errno(IOException e) {
    String text = String.valueOf(e.getMessage());
    return text.contains("No space") ? 28 : text.contains("Broken pipe") ? 32 : 5;
  }

  private static HypercallException failure(String function, String text, int errno, int domid) {
    return new HypercallException(
        function + " for domain " + domid + " failed: " + text + ".", function, errno, domid);
  }

  /** Nothing of its own. */
  @Override
  public void close() {}
}
