package xm.config.model;

/**
 * A network interface. Empty strings mean "not given".
 *
 * @param mac six lower-case hex pairs; empty to have one generated
 * @param ioemu true for {@code type=ioemu} (HVM: emulated besides paravirtual)
 * @param rate bandwidth as backend node, {@code bytes,microseconds}
 * @param script hotplug script name or path; empty for vif-bridge
 */
public record VifSpec(
    String mac,
    String bridge,
    String ip,
    String script,
    String backend,
    String vifname,
    String rate,
    String model,
    boolean ioemu,
    VifLink link)
    implements DeviceSpec {

  /** An interface without keys of xl. */
  public VifSpec(
      String mac,
      String bridge,
      String ip,
      String script,
      String backend,
      String vifname,
      String rate,
      String model,
      boolean ioemu) {
    this(mac, bridge, ip, script, backend, vifname, rate, model, ioemu, VifLink.DEFAULT);
  }

  /** The same interface, served by another domain. */
  public VifSpec withBackend(String domain) {
    return new VifSpec(mac, bridge, ip, script, domain, vifname, rate, model, ioemu, link);
  }

  /** The same interface with this link. */
  public VifSpec withLink(VifLink other) {
    return new VifSpec(
        mac,
        bridge,
        ip,
        script,
        backend,
        vifname,
        rate,
        model,
        ioemu && !other.paravirtual(),
        other);
  }

  /** The same interface with these. */
  public VifSpec with(String newMac, String newBridge, boolean newIoemu) {
    return new VifSpec(
        newMac, newBridge, ip, script, backend, vifname, rate, model, newIoemu, link);
  }
}
