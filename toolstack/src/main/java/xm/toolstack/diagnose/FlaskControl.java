package xm.toolstack.diagnose;

import java.util.Optional;
import xm.toolstack.ToolstackException;
import xm.toolstack.host.Host;
import xm.xenctrl.HypercallException;

/** FLASK, the security module; most hosts run without it. */
public final class FlaskControl {
  /** Linux' ENOSYS: Xen was built without it, or it is switched off. */
  private static final int NOT_THERE = 38;

  private final Host host;

  public FlaskControl(Host host) {
    this.host = host;
  }

  /** True when the policy is enforced. */
  public boolean enforcing() {
    try {
      return host.hypervisor().flaskEnforcing();
    } catch (HypercallException e) {
      throw refused(e);
    }
  }

  public void setEnforcing(boolean enforcing) {
    enforcing(); // tells apart "no FLASK" and "not allowed"
    host.hypervisor().setFlaskEnforcing(enforcing);
  }

  /** Puts a compiled policy in force. */
  public void load(byte[] policy) {
    enforcing();
    host.hypervisor().loadFlaskPolicy(policy);
  }

  /** The label of a domain, empty without FLASK. */
  public Optional<String> label(int ssidRef) {
    try {
      return Optional.of(host.hypervisor().flaskLabel(ssidRef));
    } catch (HypercallException e) {
      return Optional.empty();
    }
  }

  private static RuntimeException refused(HypercallException e) {
    return e.errno() == NOT_THERE ? new ToolstackException("Unsupported policy type", e) : e;
  }
}
