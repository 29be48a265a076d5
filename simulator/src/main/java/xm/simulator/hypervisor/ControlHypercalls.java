package xm.simulator.hypervisor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.function.LongSupplier;
import xm.simulator.fault.Faults;
import xm.xenctrl.ShutdownReason;
import xm.xenctrl.Trigger;

/** Triggers, debug keys, core dumps; and FLASK, which this Xen is built without. */
abstract class ControlHypercalls extends PoolHypercalls {
  final ConsoleRing ring = new ConsoleRing();
  volatile DomainEvents events = new NoEvents();

  ControlHypercalls(HostShape shape, Faults faults, LongSupplier nanoClock) {
    super(shape, faults, nanoClock);
    ring.add(HostReports.banner(shape));
  }

  @Override
  public synchronized void setSoftAffinity(int domid, int number, BitSet cpus) {
    SimulatedVcpu vcpu = vcpu("xc_vcpu_setaffinity", domid, number);
    fault("affinity", "xc_vcpu_setaffinity", domid);
    vcpu.softAffinity.clear();
    vcpu.softAffinity.or(cpus);
  }

  @Override
  public synchronized void setPodTargetPages(int domid, long pages) {
    if (!domain("pod", "xc_domain_set_pod_target", domid).hvm) {
      throw Refusal.of("xc_domain_set_pod_target", Errno.EINVAL, domid, "it is a PV domain");
    }
  }

  @Override
  public void sendTrigger(int domid, Trigger trigger, int vcpu) {
    String function = "xc_domain_send_trigger";
    synchronized (this) {
      SimulatedDomain domain = domain("trigger", function, domid);
      if (vcpu < 0 || vcpu >= domain.vcpus.size()) {
        throw Refusal.of(function, Errno.EINVAL, domid, "it has no vcpu " + vcpu);
      }
      if (trigger == Trigger.POWER || trigger == Trigger.SLEEP) {
        if (domain.hvm) {
          return; // a PVH guest has no buttons either, but Xen says nothing of it
        }
        throw Refusal.of(function, Errno.EINVAL, domid, "a PV domain has no buttons");
      }
      if (trigger != Trigger.NMI) {
        throw Refusal.of(function, Errno.ENOSYS, domid);
      }
    }
    events.nmi(domid);
  }

  @Override
  public synchronized void sendDebugKeys(String keys) {
    fault("debugkeys", "xc_send_debug_keys", Refusal.NO_DOMAIN);
    for (int i = 0; i < keys.length(); i++) {
      char key = keys.charAt(i);
      ring.add("(XEN) '" + key + "' pressed -> " + DebugKeys.answer(key, table) + "\n");
    }
  }

  @Override
  public void dumpCore(int domid, String file) {
    faults.slow("dumpcore-slow"); // not under the lock: Xen serves others meanwhile
    dumpNow(domid, file);
  }

  private synchronized void dumpNow(int domid, String file) {
    String function = "xc_domain_dumpcore";
    SimulatedDomain domain = guest("dump", function, domid);
    boolean breaksOff = faults.take("dumpcore", Integer.toString(domid)).isPresent();
    try {
      SimulatedCore.write(Path.of(file), domain, breaksOff);
    } catch (IOException e) {
      throw Refusal.of(function, Errno.EIO, domid, e.toString());
    }
    if (breaksOff) {
      throw Refusal.of(function, Errno.ENOSPC, domid);
    }
  }

  @Override
  public List<Integer> guestFeatures(boolean hvm) {
    return shape.features();
  }

  /** A domain was given what its host can do. */
  @Override
  public synchronized List<Integer> domainFeatures(int domid) {
    domain("features", "xc_cpu_policy_get_domain", domid);
    return shape.features();
  }

  @Override
  public boolean flaskEnforcing() {
    throw Refusal.of("xc_flask_getenforce", Errno.ENOSYS, Refusal.NO_DOMAIN);
  }

  @Override
  public void setFlaskEnforcing(boolean enforcing) {
    throw Refusal.of("xc_flask_setenforce", Errno.ENOSYS, Refusal.NO_DOMAIN);
  }

  @Override
  public void loadFlaskPolicy(byte[] policy) {
    throw Refusal.of("xc_flask_load", Errno.ENOSYS, Refusal.NO_DOMAIN);
  }

  @Override
  public String flaskLabel(int ssidRef) {
    throw Refusal.of("xc_flask_sid_to_context", Errno.ENOSYS, Refusal.NO_DOMAIN);
  }

  private static final class NoEvents implements DomainEvents {
    @Override
    public void paused(int domid) {}

    @Override
    public void unpaused(int domid) {}

    @Override
    public void shutDown(int domid, ShutdownReason reason) {}

    @Override
    public void resumed(int domid) {}

    @Override
    public void destroyed(int domid) {}

    @Override
    public void nmi(int domid) {}
  }
}
