package xm.xenctrl.jna.abi;

/**
 * Bits of {@code capabilities} in struct xen_sysctl_physinfo. Their meaning moved once (4.12) and a
 * release without a bit still may have the feature: then the answer is what that release does.
 */
public enum PhysCapabilities {
  /** hvm and hvm_directio only: PV always, shadow paging and grant tables v2 by default. */
  SINCE_4_11(1 << 0, 0, 1 << 1, 0, 0, 0),
  SINCE_4_12(1 << 0, 1 << 1, 1 << 2, 0, 0, 0),
  SINCE_4_13(1 << 0, 1 << 1, 1 << 2, 1 << 3, 1 << 4, 0),
  SINCE_4_16(1 << 0, 1 << 1, 1 << 2, 1 << 3, 1 << 4, 1 << 9);

  private static final int GRANT_V1 = 1 << 8;

  private final int hvm;
  private final int pv;
  private final int directIo;
  private final int hap;
  private final int shadow;
  private final int grantV2;

  PhysCapabilities(int hvm, int pv, int directIo, int hap, int shadow, int grantV2) {
    this.hvm = hvm;
    this.pv = pv;
    this.directIo = directIo;
    this.hap = hap;
    this.shadow = shadow;
    this.grantV2 = grantV2;
  }

  public boolean hvm(int word) {
    return (word & hvm) != 0;
  }

  public boolean directIo(int word) {
    return (word & directIo) != 0;
  }

  public boolean pv(int word) {
    return pv == 0 || (word & pv) != 0;
  }

  public boolean hap(int word) {
    return hap == 0 ? hvm(word) : (word & hap) != 0;
  }

  public boolean shadow(int word) {
    return shadow == 0 || (word & shadow) != 0;
  }

  public boolean grantV2(int word) {
    return grantV2 == 0 || (word & grantV2) != 0;
  }

  /** Highest grant table version that Xen offers: 2, 1, or 0 when it has none. */
  public int maxGrantVersion(int word) {
    if (grantV2(word)) {
      return 2;
    }
    return (word & GRANT_V1) != 0 ? 1 : 0;
  }
}
