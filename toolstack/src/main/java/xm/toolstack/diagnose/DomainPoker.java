package xm.toolstack.diagnose;

import xm.toolstack.DomainStateException;
import xm.toolstack.NoSuchDomainException;
import xm.toolstack.ToolstackException;
import xm.toolstack.device.XenstorePaths;
import xm.toolstack.host.Host;
import xm.toolstack.operate.LiveDomains;
import xm.xenctrl.DomainInfo;
import xm.xenctrl.Trigger;

/** SysRq and triggers. */
public final class DomainPoker {
  private static final int ATTEMPTS = 20;

  /** HVM_PARAM_ACPI_S_STATE of xen/include/public/hvm/params.h; 0 wakes the guest. */
  private static final int ACPI_S_STATE = 14;

  private final Host host;
  private final LiveDomains live;

  public DomainPoker(Host host) {
    this.host = host;
    this.live = new LiveDomains(host);
  }

  /** Presses a key of SysRq in the guest; PV drivers obey, all others see nothing. */
  public void sysrq(int domid, String key) {
    requireStarted(domid);
    if (key.length() != 1) {
      throw new ToolstackException("SysRq takes one letter, not '" + key + "'.");
    }
    host.xenstore()
        .transaction(
            ATTEMPTS,
            t -> {
              if (t.readIfExists(XenstorePaths.domain(domid)).isEmpty()) {
                throw new NoSuchDomainException(Integer.toString(domid));
              }
              t.write(XenstorePaths.controlSysrq(domid), key);
              return null;
            });
  }

  /**
   * Sends a trigger.
   *
   * @param name nmi, reset, init, s3resume, power or sleep
   */
  public void trigger(int domid, String name, int vcpu) {
    DomainInfo info = requireStarted(domid);
    boolean button = name.equals("power") || name.equals("sleep") || name.equals("s3resume");
    if (button && !info.hvm()) {
      throw new ToolstackException(
          "Domain '"
              + live.name(domid)
              + "' is a PV domain and has no ACPI to send '"
              + name
              + "' to; 'xm shutdown' asks it to end.");
    }
    LiveDomains.onDomain(
        domid,
        () -> {
          if (name.equals("s3resume")) {
            host.hypervisor().setHvmParam(domid, ACPI_S_STATE, 0);
          } else {
            host.hypervisor().sendTrigger(domid, of(name), vcpu);
          }
          return null;
        });
  }

  private static Trigger of(String name) {
    for (Trigger trigger : Trigger.values()) {
      if (trigger.name().equalsIgnoreCase(name)) {
        return trigger;
      }
    }
    throw new ToolstackException("Invalid trigger: " + name);
  }

  private DomainInfo requireStarted(int domid) {
    DomainInfo info = live.require(domid);
    if (info.dying() || info.shutdown()) {
      throw DomainStateException.notStarted(live.name(domid));
    }
    return info;
  }
}
