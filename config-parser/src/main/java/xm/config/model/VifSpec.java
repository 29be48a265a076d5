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
    boolean ioemu)
    implements DeviceSpec {}
