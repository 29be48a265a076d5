package xm.xenctrl.jna.abi;

import java.util.List;

/**
 * {@code struct xen_domctl_getdomaininfo} (xen/include/public/domctl.h).
 *
 * <p>Everything that is read lies below byte 96 and has not moved since 4.11; only the size, which
 * is the stride of xc_domain_getinfolist's array, grew.
 */
public enum DomainInfoLayout implements Layout {
  SINCE_4_11(104),
  /** gpaddr_bits was added. */
  SINCE_4_16(112);

  public static final int DOMAIN = 0;
  public static final int FLAGS = 4;
  public static final int TOT_PAGES = 8;
  public static final int MAX_PAGES = 16;
  public static final int OUTSTANDING_PAGES = 24;
  public static final int SHR_PAGES = 32;
  public static final int PAGED_PAGES = 40;
  public static final int SHARED_INFO_FRAME = 48;
  public static final int CPU_TIME = 56;
  public static final int NR_ONLINE_VCPUS = 64;
  public static final int MAX_VCPU_ID = 68;
  public static final int SSIDREF = 72;
  public static final int HANDLE = 76;
  public static final int CPUPOOL = 92;

  /** End of what every release has in the same place. */
  public static final int COMMON_BYTES = 96;

  private final int size;

  DomainInfoLayout(int size) {
    this.size = size;
  }

  @Override
  public String struct() {
    return "struct xen_domctl_getdomaininfo";
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public List<Field> fields() {
    return List.of(
        new Field("domain", DOMAIN, 2),
        new Field("flags", FLAGS, 4),
        new Field("tot_pages", TOT_PAGES, 8),
        new Field("max_pages", MAX_PAGES, 8),
        new Field("outstanding_pages", OUTSTANDING_PAGES, 8),
        new Field("shr_pages", SHR_PAGES, 8),
        new Field("paged_pages", PAGED_PAGES, 8),
        new Field("shared_info_frame", SHARED_INFO_FRAME, 8),
        new Field("cpu_time", CPU_TIME, 8),
        new Field("nr_online_vcpus", NR_ONLINE_VCPUS, 4),
        new Field("max_vcpu_id", MAX_VCPU_ID, 4),
        new Field("ssidref", SSIDREF, 4),
        new Field("handle", HANDLE, 16),
        new Field("cpupool", CPUPOOL, 4));
  }
}
