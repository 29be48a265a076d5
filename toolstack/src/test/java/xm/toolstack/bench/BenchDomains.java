package xm.toolstack.bench;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import xm.xenctrl.DomainInfo;
import xm.xenctrl.HypercallException;
import xm.xenctrl.ShutdownReason;

/** The domains of a hypervisor in memory, with the state changes that the tests need. */
public final class BenchDomains {
  public static final int DYING = 1;
  public static final int HVM = 1 << 1;
  public static final int SHUTDOWN = 1 << 2;
  public static final int PAUSED = 1 << 3;
  public static final int BLOCKED = 1 << 4;
  public static final int RUNNING = 1 << 5;
  private static final int REASONS = 0xff << 16;
  private static final int NO_SUCH_DOMAIN = 3;

  private final Map<Integer, DomainInfo> domains = new TreeMap<>();
  private final Map<Integer, BitSet> affinity = new HashMap<>();
  private final MemoryStore store;

  BenchDomains(MemoryStore store) {
    this.store = store;
  }

  /** A UUID that ends in the given number. */
  public static UUID uuid(int n) {
    return UUID.fromString(String.format("00000000-0000-0000-0000-%012d", n));
  }

  /** Adds a domain with 256 MiB and two vcpus; its UUID is {@link #uuid} of its domid. */
  public synchronized void add(int domid, int flags) {
    put(
        new DomainInfo(
            domid, flags, 65536, 65792, 0, 0, 0, 0, 20_520_000_000L, 2, 1, 0, uuid(domid), 0));
  }

  public synchronized void put(DomainInfo info) {
    domains.put(info.domid(), info);
    store.domainEvent();
  }

  /** The guest ends. */
  public synchronized void end(int domid, ShutdownReason reason) {
    flags(
        domid,
        (get(domid).flags() & ~(REASONS | RUNNING | BLOCKED)) | SHUTDOWN | reason.code() << 16);
  }

  /** Xen takes the domain away. */
  public synchronized void remove(int domid) {
    domains.remove(domid);
    store.domainEvent();
  }

  public synchronized void flags(int domid, int flags) {
    DomainInfo i = get(domid);
    put(copy(i, flags, i.handle()));
  }

  public synchronized void handle(int domid, UUID handle) {
    DomainInfo i = get(domid);
    put(copy(i, i.flags(), handle));
  }

  /** Restricts all vcpus of a domain. */
  public void pin(int domid, int... cpus) {
    BitSet set = new BitSet();
    for (int cpu : cpus) {
      set.set(cpu);
    }
    affinity.put(domid, set);
  }

  Optional<BitSet> affinity(int domid) {
    return Optional.ofNullable(affinity.get(domid));
  }

  public synchronized DomainInfo get(int domid) {
    return find(domid)
        .orElseThrow(
            () -> new HypercallException("No domain " + domid, "bench", NO_SUCH_DOMAIN, domid));
  }

  synchronized Optional<DomainInfo> find(int domid) {
    return Optional.ofNullable(domains.get(domid));
  }

  synchronized List<DomainInfo> list() {
    return new ArrayList<>(domains.values());
  }

  private static DomainInfo copy(DomainInfo i, int flags, UUID handle) {
    return new DomainInfo(
        i.domid(),
        flags,
        i.totalPages(),
        i.maxPages(),
        i.outstandingPages(),
        i.sharedPages(),
        i.pagedPages(),
        i.sharedInfoFrame(),
        i.cpuTimeNanos(),
        i.onlineVcpus(),
        i.maxVcpuId(),
        i.ssidRef(),
        handle,
        i.cpuPoolId());
  }
}
