package xm.xenctrl.jna.abi;

/**
 * The ABI of one release: a row per release line, checked against the headers by tests.
 *
 * <p>Constant over all point releases of a line. A release that has no row here can be listed and
 * driven by scalar calls, which never changed; nothing that needs a layout is tried on it.
 *
 * <p>Columns: minor number, interface versions of domctl and sysctl, layouts, call forms, and the
 * number of FLASK's initial security id for a domU (xen/xsm/flask/policy/initial_sids).
 */
public enum XenAbi {
  XEN_4_11(
      11,
      0x10,
      0x11,
      DomainInfoLayout.SINCE_4_11,
      PhysInfoLayout.SINCE_4_11,
      PhysCapabilities.SINCE_4_11,
      CreateDomainLayout.SINCE_4_11,
      DomImageLayout.SINCE_4_11,
      CpuidCall.SINCE_4_11,
      11),
  XEN_4_12(
      12,
      0x11,
      0x12,
      DomainInfoLayout.SINCE_4_11,
      PhysInfoLayout.SINCE_4_11,
      PhysCapabilities.SINCE_4_12,
      CreateDomainLayout.SINCE_4_12,
      DomImageLayout.SINCE_4_12,
      CpuidCall.SINCE_4_11,
      11),
  XEN_4_13(
      13,
      0x12,
      0x12,
      DomainInfoLayout.SINCE_4_11,
      PhysInfoLayout.SINCE_4_11,
      PhysCapabilities.SINCE_4_13,
      CreateDomainLayout.SINCE_4_13,
      DomImageLayout.SINCE_4_12,
      CpuidCall.SINCE_4_11,
      11),
  XEN_4_14(
      14,
      0x12,
      0x13,
      DomainInfoLayout.SINCE_4_11,
      PhysInfoLayout.SINCE_4_11,
      PhysCapabilities.SINCE_4_13,
      CreateDomainLayout.SINCE_4_13,
      DomImageLayout.SINCE_4_14,
      CpuidCall.SINCE_4_14,
      11),
  XEN_4_15(
      15,
      0x13,
      0x13,
      DomainInfoLayout.SINCE_4_11,
      PhysInfoLayout.SINCE_4_11,
      PhysCapabilities.SINCE_4_13,
      CreateDomainLayout.SINCE_4_15,
      DomImageLayout.SINCE_4_15,
      CpuidCall.SINCE_4_15,
      11),
  XEN_4_16(
      16,
      0x14,
      0x14,
      DomainInfoLayout.SINCE_4_16,
      PhysInfoLayout.SINCE_4_11,
      PhysCapabilities.SINCE_4_16,
      CreateDomainLayout.SINCE_4_16,
      DomImageLayout.SINCE_4_15,
      CpuidCall.SINCE_4_15,
      11),
  XEN_4_17(
      17,
      0x15,
      0x15,
      DomainInfoLayout.SINCE_4_16,
      PhysInfoLayout.SINCE_4_17,
      PhysCapabilities.SINCE_4_16,
      CreateDomainLayout.SINCE_4_17,
      DomImageLayout.SINCE_4_15,
      CpuidCall.SINCE_4_15,
      12),
  XEN_4_18(
      18,
      0x16,
      0x15,
      DomainInfoLayout.SINCE_4_16,
      PhysInfoLayout.SINCE_4_17,
      PhysCapabilities.SINCE_4_16,
      CreateDomainLayout.SINCE_4_17,
      DomImageLayout.SINCE_4_15,
      CpuidCall.SINCE_4_15,
      12),
  XEN_4_19(
      19,
      0x17,
      0x15,
      DomainInfoLayout.SINCE_4_16,
      PhysInfoLayout.SINCE_4_17,
      PhysCapabilities.SINCE_4_16,
      CreateDomainLayout.SINCE_4_19,
      DomImageLayout.SINCE_4_15,
      CpuidCall.SINCE_4_15,
      12),
  XEN_4_20(
      20,
      0x17,
      0x15,
      DomainInfoLayout.SINCE_4_16,
      PhysInfoLayout.SINCE_4_17,
      PhysCapabilities.SINCE_4_16,
      CreateDomainLayout.SINCE_4_19,
      DomImageLayout.SINCE_4_15,
      CpuidCall.SINCE_4_15,
      12),
  XEN_4_21(
      21,
      0x17,
      0x16,
      DomainInfoLayout.SINCE_4_16,
      PhysInfoLayout.SINCE_4_17,
      PhysCapabilities.SINCE_4_16,
      CreateDomainLayout.SINCE_4_21,
      DomImageLayout.SINCE_4_15,
      CpuidCall.SINCE_4_15,
      12),
  XEN_4_22(
      22,
      0x18,
      0x16,
      DomainInfoLayout.SINCE_4_16,
      PhysInfoLayout.SINCE_4_17,
      PhysCapabilities.SINCE_4_16,
      CreateDomainLayout.SINCE_4_21,
      DomImageLayout.SINCE_4_22,
      CpuidCall.SINCE_4_15,
      12);

  private final int minor;
  private final int domctlVersion;
  private final int sysctlVersion;
  private final DomainInfoLayout domainInfo;
  private final PhysInfoLayout physInfo;
  private final PhysCapabilities capabilities;
  private final CreateDomainLayout createDomain;
  private final DomImageLayout domImage;
  private final CpuidCall cpuid;
  private final int domUSecurityId;

  XenAbi(
      int minor,
      int domctlVersion,
      int sysctlVersion,
      DomainInfoLayout domainInfo,
      PhysInfoLayout physInfo,
      PhysCapabilities capabilities,
      CreateDomainLayout createDomain,
      DomImageLayout domImage,
      CpuidCall cpuid,
      int domUSecurityId) {
    this.minor = minor;
    this.domctlVersion = domctlVersion;
    this.sysctlVersion = sysctlVersion;
    this.domainInfo = domainInfo;
    this.physInfo = physInfo;
    this.capabilities = capabilities;
    this.createDomain = createDomain;
    this.domImage = domImage;
    this.cpuid = cpuid;
    this.domUSecurityId = domUSecurityId;
  }

  /** The row of this release, null when xm has none. */
  public static XenAbi of(XenRelease release) {
    if (release.major() == 4) {
      for (XenAbi abi : values()) {
        if (abi.minor == release.minor()) {
          return abi;
        }
      }
    }
    return null;
  }

  /** The oldest release with a row; what is older is not supported at all. */
  public static XenRelease oldest() {
    return XEN_4_11.release();
  }

  /** The newest release with a row. */
  public static XenRelease newest() {
    return XEN_4_22.release();
  }

  public XenRelease release() {
    return new XenRelease(4, minor);
  }

  /** XEN_DOMCTL_INTERFACE_VERSION. libxc sends it; here it only explains and checks. */
  public int domctlVersion() {
    return domctlVersion;
  }

  /** XEN_SYSCTL_INTERFACE_VERSION. */
  public int sysctlVersion() {
    return sysctlVersion;
  }

  public DomainInfoLayout domainInfo() {
    return domainInfo;
  }

  public PhysInfoLayout physInfo() {
    return physInfo;
  }

  public PhysCapabilities capabilities() {
    return capabilities;
  }

  public CreateDomainLayout createDomain() {
    return createDomain;
  }

  public DomImageLayout domImage() {
    return domImage;
  }

  public CpuidCall cpuid() {
    return cpuid;
  }

  /**
   * What Xen emulates for HVM (XEN_X86_EMU_*): all but vPCI, and from 4.19 on without PIRQs, as
   * libxl.
   */
  public int hvmEmulationFlags() {
    return minor >= 19 ? 0x1ff : 0x3ff;
  }

  /** Type of the ACPI tables in a PVH guest's memory map: 3 is ACPI, 4 is ACPI NVS. */
  public int acpiRangeType() {
    return minor >= 21 ? 4 : 3;
  }

  /** Nested virtualisation is asked for at creation; before 4.15 by an HVM parameter. */
  public boolean nestedAtCreation() {
    return minor >= 15;
  }

  /** xc_set_paging_mempool_size, in bytes; before, MiB by xc_shadow_control. */
  public boolean pagingPoolInBytes() {
    return minor >= 17;
  }

  /** xc_shadow_control takes its size by pointer and four arguments. */
  public boolean shortShadowControl() {
    return minor >= 16;
  }

  /** xc_domain_save and xc_domain_restore want to be told whether the domain is HVM. */
  public boolean streamKindAsWords() {
    return minor < 14;
  }

  /** The precopy policy's statistics are of 24 bytes (before, of 16). */
  public boolean longPrecopyStats() {
    return minor >= 15;
  }

  /** xc_domain_restore has flags for memory allocation at its end. */
  public boolean restoreTakesMemoryFlags() {
    return minor >= 22;
  }

  /** SECINITSID_DOMU, which Xen reads only when FLASK is on. */
  public int domUSecurityId() {
    return domUSecurityId;
  }
}
