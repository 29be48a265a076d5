package xm.xenctrl.jna;

import com.sun.jna.Memory;
import java.util.List;
import java.util.UUID;
import xm.xenctrl.DomainInfo;
import xm.xenctrl.jna.abi.DomainInfoLayout;

/**
 * The array that xc_domain_getinfolist fills, and its decoding. Kept from one list to the next,
 * which saves a monitor or {@code top} 120 KB taken from the system and given back each time.
 *
 * <p>The structs are copied into an array of longs in one call and taken apart there: fifteen gets
 * from a byte buffer for each of 1,000 domains cost ten times as much without the optimising
 * compiler, which no command lives long enough for. One thread uses it at a time.
 */
final class DomainInfoBuffer {
  /** Room behind the output, should a library write more than it was measured to. */
  private static final int SLACK_BYTES = 4096;

  private final int stride;
  private Memory array;
  private long[] words = {};

  /** For structs {@code stride} bytes apart, which hold 64-bit numbers: a multiple of 8. */
  DomainInfoBuffer(int stride) {
    this.stride = stride;
  }

  /** Room for so many structs, for the call; what is there already is of no meaning. */
  Memory roomFor(int max) {
    long bytes = (long) max * stride + SLACK_BYTES;
    if (array == null || array.size() < bytes) {
      array = new Memory(bytes);
    }
    return array;
  }

  /** Adds the first {@code count} structs of the array. */
  void decode(int count, List<DomainInfo> into) {
    int length = count * (stride / Long.BYTES);
    if (words.length < length) {
      words = new long[length];
    }
    array.read(0, words, 0, length);
    long[] decoded = words;
    for (int base = 0; base < length; base += stride / Long.BYTES) {
      into.add(domain(decoded, base));
    }
  }

  private static DomainInfo domain(long[] words, int base) {
    return new DomainInfo(
        word(words, base, DomainInfoLayout.DOMAIN) & 0xffff,
        word(words, base, DomainInfoLayout.FLAGS),
        number(words, base, DomainInfoLayout.TOT_PAGES),
        number(words, base, DomainInfoLayout.MAX_PAGES),
        number(words, base, DomainInfoLayout.OUTSTANDING_PAGES),
        number(words, base, DomainInfoLayout.SHR_PAGES),
        number(words, base, DomainInfoLayout.PAGED_PAGES),
        number(words, base, DomainInfoLayout.SHARED_INFO_FRAME),
        number(words, base, DomainInfoLayout.CPU_TIME),
        word(words, base, DomainInfoLayout.NR_ONLINE_VCPUS),
        word(words, base, DomainInfoLayout.MAX_VCPU_ID),
        word(words, base, DomainInfoLayout.SSIDREF),
        new UUID(
            text(words, base, DomainInfoLayout.HANDLE),
            text(words, base, DomainInfoLayout.HANDLE + Long.BYTES)),
        word(words, base, DomainInfoLayout.CPUPOOL));
  }

  /** The 64-bit member at this offset. */
  private static long number(long[] words, int base, int offset) {
    return words[base + (offset >>> 3)];
  }

  /** The 32-bit member at this offset; every architecture that Xen runs on is little-endian. */
  private static int word(long[] words, int base, int offset) {
    return (int) (words[base + (offset >>> 3)] >>> ((offset & 4) << 3));
  }

  /** Eight bytes of xen_domain_handle_t, which is 16 in the order of the UUID's text. */
  private static long text(long[] words, int base, int offset) {
    long low = word(words, base, offset) & 0xffffffffL;
    return Long.reverseBytes((long) word(words, base, offset + 4) << 32 | low);
  }
}
