package xm.config.model;

/**
 * What only xl.cfg can say of an interface, and that it is paravirtual. Empty strings mean "not
 * given".
 *
 * @param mtu bytes of the longest packet, 0 for the default
 * @param vlan tags for a script that understands them
 * @param gatewayDevice device of the backend domain that vif-route takes the gateway's address from
 * @param trusted false makes the guest's driver protect itself from the back end
 * @param paravirtual true when the file says {@code type=netfront} (xl: {@code vif}), so that an
 *     HVM guest has no emulated card beside it
 */
public record VifLink(
    int mtu, String vlan, String gatewayDevice, boolean trusted, boolean paravirtual) {
  /** Nothing said. */
  public static final VifLink DEFAULT = new VifLink(0, "", "", true);

  /** The same, without an emulated card. */
  public VifLink withoutEmulation() {
    return new VifLink(mtu, vlan, gatewayDevice, trusted, true);
  }

  /** Of an interface whose type is not said. */
  public VifLink(int mtu, String vlan, String gatewayDevice, boolean trusted) {
    this(mtu, vlan, gatewayDevice, trusted, false);
  }
}
