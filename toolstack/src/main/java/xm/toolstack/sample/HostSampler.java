package xm.toolstack.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import xm.toolstack.DomainSnapshot;
import xm.toolstack.HostSnapshot;
import xm.toolstack.device.XenstorePaths;
import xm.toolstack.host.Host;
import xm.xenctrl.DomainInfo;
import xm.xenctrl.Hypervisor;

/**
 * Takes a snapshot of all domains: one getinfolist, then one round of pipelined xenstore reads. A
 * domain that vanishes between the two is left out.
 */
public final class HostSampler {
  private static final int READS_IN_BRIEF = 2;
  private static final int READS_IN_FULL = 4;

  private final Host host;

  public HostSampler(Host host) {
    this.host = host;
  }

  /** All domains now, in domid order. */
  public HostSnapshot sample() {
    return sample(READS_IN_FULL);
  }

  /** As {@link #sample()} in half the reads: no start time (0), nobody paused by xm (false). */
  public HostSnapshot overview() {
    return sample(READS_IN_BRIEF);
  }

  private HostSnapshot sample(int reads) {
    boolean full = reads == READS_IN_FULL;
    Hypervisor hypervisor = host.hypervisor();
    List<DomainInfo> infos = hypervisor.listDomains();
    long takenAt = System.nanoTime();
    int[] pools = poolIds(infos);

    List<String> paths = new ArrayList<>(infos.size() * reads + pools.length);
    for (DomainInfo info : infos) {
      paths.add(XenstorePaths.name(info.domid()));
      paths.add(XenstorePaths.memoryTarget(info.domid()));
      if (full) {
        paths.add(XenstorePaths.startTime(info.handle()));
        paths.add(XenstorePaths.adminPaused(info.handle()));
      }
    }
    for (int pool : pools) {
      paths.add(XenstorePaths.poolName(pool));
    }
    List<Optional<String>> values = host.xenstore().readAll(paths);

    List<DomainSnapshot> domains = new ArrayList<>(infos.size());
    int at = 0;
    for (DomainInfo info : infos) {
      Optional<String> name = values.get(at);
      if (name.isPresent() || info.domid() == 0 || stillThere(hypervisor, info)) {
        domains.add(
            new DomainSnapshot(
                info.domid(),
                nameOr(name, info.domid()),
                info.handle(),
                info,
                StoreValues.number(values.get(at + 1), info.totalKib()),
                pool(info.cpuPoolId(), pools, values, infos.size() * reads),
                full ? StoreValues.seconds(values.get(at + 2), 0) : 0,
                full && values.get(at + 3).isPresent()));
      }
      at += reads;
    }
    return new HostSnapshot(takenAt, domains);
  }

  /**
   * A domain without a name either vanished since the hypercall, or lives without one: half made,
   * half destroyed, or a zombie that something still holds. Only Xen knows which.
   */
  static boolean stillThere(Hypervisor hypervisor, DomainInfo info) {
    Optional<DomainInfo> now = hypervisor.domain(info.domid());
    return now.isPresent() && now.get().handle().equals(info.handle());
  }

  /** The name from xenstore; a domain without one is called after its id. */
  public static String nameOr(Optional<String> name, int domid) {
    return name.isPresent() && !name.get().isEmpty() ? name.get() : "Domain-" + domid;
  }

  private static int[] poolIds(List<DomainInfo> infos) {
    TreeSet<Integer> ids = new TreeSet<>();
    for (DomainInfo info : infos) {
      ids.add(info.cpuPoolId());
    }
    int[] result = new int[ids.size()];
    int i = 0;
    for (int id : ids) {
      result[i++] = id;
    }
    return result;
  }

  private static String pool(int id, int[] pools, List<Optional<String>> values, int firstPool) {
    for (int i = 0; i < pools.length; i++) {
      if (pools[i] == id) {
        // libxl and Xen itself call pool 0 "Pool-0" where nobody named it
        return values.get(firstPool + i).orElse("Pool-" + id);
      }
    }
    return "Pool-" + id;
  }
}
