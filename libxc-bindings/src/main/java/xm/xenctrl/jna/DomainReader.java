package xm.xenctrl.jna;

import com.sun.jna.Memory;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import xm.xenctrl.DomainInfo;
import xm.xenctrl.VcpuInfo;
import xm.xenctrl.jna.abi.FixedLayout;

/** Reads domains and their vcpus. */
final class DomainReader {
  /** XEN_VCPUAFFINITY_* of domctl.h. */
  static final int AFFINITY_HARD = 1;

  static final int AFFINITY_SOFT = 2;

  private static final int DOMAINS_PER_CALL = 1024;

  /** Room behind each output, should a library write more than it was measured to. */
  private static final int SLACK_BYTES = 4096;

  private final XenSession session;
  private final CpuMaps cpuMaps;
  private final AtomicReference<DomainInfoBuffer> kept = new AtomicReference<>();

  DomainReader(XenSession session) {
    this.session = session;
    this.cpuMaps = new CpuMaps(session);
  }

  CpuMaps cpuMaps() {
    return cpuMaps;
  }

  /** All domains in domid order. Domains that come and go meanwhile may or may not be in it. */
  List<DomainInfo> list() {
    List<DomainInfo> found = new ArrayList<>();
    int first = 0;
    int count;
    do {
      count = read(first, DOMAINS_PER_CALL, found);
      if (count > 0) {
        first = found.get(found.size() - 1).domid() + 1;
      }
    } while (count == DOMAINS_PER_CALL);
    return found;
  }

  /** Xen answers with the first domain at or above the number, which may be another one. */
  Optional<DomainInfo> find(int domid) {
    List<DomainInfo> found = new ArrayList<>(1);
    if (domid < 0 || read(domid, 1, found) == 0 || found.get(0).domid() != domid) {
      return Optional.empty();
    }
    return Optional.of(found.get(0));
  }

  private int read(int first, int max, List<DomainInfo> into) {
    // Two lists at the same time have two buffers; the one that ends last stays.
    DomainInfoBuffer buffer = kept.getAndSet(null);
    if (buffer == null) {
      buffer = new DomainInfoBuffer(session.domainInfoStride());
    }
    int count =
        session.require(
            "list domains", -1, "xc_domain_getinfolist", first, max, buffer.roomFor(max));
    buffer.decode(count, into);
    kept.set(buffer);
    return count;
  }

  VcpuInfo vcpu(int domid, int vcpu) {
    try (Memory info = XenSession.zeroed(FixedLayout.VCPU_INFO.size() + SLACK_BYTES)) {
      session.require("read a vcpu of domain", domid, "xc_vcpu_getinfo", domid, vcpu, info);
      ByteBuffer b = XenSession.view(info);
      return new VcpuInfo(
          vcpu,
          b.get(FixedLayout.VCPU_ONLINE) != 0,
          b.get(FixedLayout.VCPU_BLOCKED) != 0,
          b.get(FixedLayout.VCPU_RUNNING) != 0,
          b.getLong(FixedLayout.VCPU_CPU_TIME),
          b.getInt(FixedLayout.VCPU_CPU));
    }
  }

  BitSet affinity(int domid, int vcpu, int flag) {
    try (Memory map = cpuMaps.empty()) {
      boolean hard = flag == AFFINITY_HARD;
      session.require(
          "read the CPU affinity of domain",
          domid,
          "xc_vcpu_getaffinity",
          domid,
          vcpu,
          hard ? map : null,
          hard ? null : map,
          flag);
      return cpuMaps.read(map);
    }
  }

  void setAffinity(int domid, int vcpu, BitSet cpus, int flag) {
    try (Memory map = cpuMaps.of(cpus)) {
      boolean hard = flag == AFFINITY_HARD;
      session.require(
          "set the CPU affinity of domain",
          domid,
          "xc_vcpu_setaffinity",
          domid,
          vcpu,
          hard ? map : null,
          hard ? null : map,
          flag);
    }
  }
}
