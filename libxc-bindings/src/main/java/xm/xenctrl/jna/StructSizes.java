package xm.xenctrl.jna;

import com.sun.jna.Memory;
import com.sun.jna.Native;

/**
 * Measures how much libxc writes for one xc_domaininfo_t and one xc_physinfo_t.
 *
 * <p>libxc copies exactly sizeof of its own struct into the caller's buffer, so the last byte that
 * changes in a filled buffer is the end of the struct. Two fills, as the last byte may happen to
 * equal one of them. This tells the array stride even for a release that has no table.
 */
record StructSizes(int domainInfo, int physInfo) {
  private static final byte[] FILLS = {(byte) 0xa5, (byte) 0x5a};
  private static final int PROBE_BYTES = 4096;

  /**
   * Measures by asking for domain 0 and for the host.
   *
   * @return the sizes
   * @throws Refused with errno when the first call that Xen sees fails
   */
  static StructSizes measure(NativeApi api, Object handle) throws Refused {
    int domainInfo = 0;
    int physInfo = 0;
    try (Memory probe = new Memory(PROBE_BYTES)) {
      for (byte fill : FILLS) {
        probe.setMemory(0, PROBE_BYTES, fill);
        if (api.callInt("xc_domain_getinfolist", handle, 0, 1, probe) < 0) {
          throw new Refused("xc_domain_getinfolist", Native.getLastError());
        }
        domainInfo = Math.max(domainInfo, end(probe, fill));
        probe.setMemory(0, PROBE_BYTES, fill);
        if (api.callInt("xc_physinfo", handle, probe) != 0) {
          throw new Refused("xc_physinfo", Native.getLastError());
        }
        physInfo = Math.max(physInfo, end(probe, fill));
      }
    }
    return new StructSizes(domainInfo, physInfo);
  }

  private static int end(Memory probe, byte fill) {
    byte[] bytes = probe.getByteArray(0, PROBE_BYTES);
    int end = PROBE_BYTES;
    while (end > 0 && bytes[end - 1] == fill) {
      end--;
    }
    return end;
  }

  /** A probing call failed. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    private final String function;
    private final int errno;

    Refused(String function, int errno) {
      super(function);
      this.function = function;
      this.errno = errno;
    }

    String function() {
      return function;
    }

    int errno() {
      return errno;
    }
  }
}
