package xm.config.model;

/**
 * One function of a PCI device passed through to the guest.
 *
 * @param domain PCI segment, 0 to 0xffff
 * @param bus 0 to 0xff
 * @param slot 0 to 0x1f
 * @param function 0 to 7
 * @param virtualDevfn slot and function in the guest, {@code slot << 3 | function}; 0x100 and more
 *     for any free slot
 * @param msitranslate MSI to INTx translation
 * @param powerManagement whether the guest may put the device to sleep
 * @param permissive whether the guest may write all of the configuration space
 * @param seize whether dom0's driver is unbound without being asked
 * @param rdmPolicy {@code strict} or {@code relaxed}, empty for the default
 * @param name in xl's list of assignable devices, empty when the address is given
 */
public record PciSpec(
    int domain,
    int bus,
    int slot,
    int function,
    int virtualDevfn,
    boolean msitranslate,
    boolean powerManagement,
    boolean permissive,
    boolean seize,
    String rdmPolicy,
    String name) {

  private static final int ANY_SLOT = 0x100;

  /** Canonical form, {@code 0000:01:00.0}. */
  public String address() {
    return hex(domain, 4) + ":" + hex(bus, 2) + ":" + hex(slot, 2) + "." + function;
  }

  /** As an entry of {@code pci = [ ... ]}, with nothing left out. */
  public String entry() {
    return address()
        + (hasVirtualSlot() ? "@" + hex(virtualDevfn >> 3, 2) : "")
        + ",msitranslate="
        + (msitranslate ? 1 : 0)
        + ",power_mgmt="
        + (powerManagement ? 1 : 0)
        + ",permissive="
        + (permissive ? 1 : 0)
        + (rdmPolicy.isEmpty() ? "" : ",rdm_policy=" + rdmPolicy);
  }

  /** True when the guest's slot is fixed. */
  public boolean hasVirtualSlot() {
    return virtualDevfn < ANY_SLOT;
  }

  private static String hex(int n, int digits) {
    String s = Integer.toHexString(n);
    return "0".repeat(Math.max(0, digits - s.length())) + s;
  }
}
