package xm.config.model;

/**
 * What only xl.cfg can say of an interface. Empty strings mean "not given".
 *
 * @param mtu bytes of the longest packet, 0 for the default
 * @param vlan tags for a script that understands them
 * @param gatewayDevice device of dom0 that vif-route takes the gateway's address from
 * @param trusted false makes the guest's driver protect itself from the back end
 */
public record VifLink(int mtu, String vlan, String gatewayDevice, boolean trusted) {
  /** Nothing said. */
  public static final VifLink DEFAULT = new VifLink(0, "", "", true);
}
