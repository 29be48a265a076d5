package xm.toolstack.migrate.facts;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What a host has. Of a host that only has xl, less is known: what is not is empty.
 *
 * @param tool {@code xm} or {@code xl}: who answered
 * @param toolVersion of that
 * @param xen release, {@code 4.17.7}
 * @param vendor of the CPUs, {@code AuthenticAMD}
 * @param pvFeatures CPUID words that a PV guest may have there
 * @param hvmFeatures the same of PVH and HVM guests
 * @param hostFeatures eight CPUID words of the host itself (physinfo)
 * @param freeKib memory for a new domain, with what dom0 would give; -1 when unknown
 * @param names of its domains, with their UUIDs where they are known; inactive managed ones too
 * @param disks the paths that were asked about
 * @param bridges empty when unknown
 * @param arrival how far the guest that was asked about has come to that host: a stage of its own
 *     record, empty when it has none
 */
public record HostFacts(
    String tool,
    String toolVersion,
    String xen,
    String vendor,
    List<Integer> pvFeatures,
    List<Integer> hvmFeatures,
    List<Integer> hostFeatures,
    Capabilities capabilities,
    long freeKib,
    Optional<List<Named>> names,
    Map<String, DiskFacts> disks,
    Optional<List<String>> bridges,
    String arrival) {

  public HostFacts {
    pvFeatures = List.copyOf(pvFeatures);
    hvmFeatures = List.copyOf(hvmFeatures);
    hostFeatures = List.copyOf(hostFeatures);
    names = names.map(List::copyOf);
    disks = Map.copyOf(disks);
    bridges = bridges.map(List::copyOf);
  }

  /**
   * What Xen can run there.
   *
   * @param hap hardware assisted paging
   * @param shadow shadow page tables, without which no PV guest is migrated live
   */
  public record Capabilities(boolean pv, boolean hvm, boolean hap, boolean shadow) {}

  /**
   * A domain.
   *
   * @param domid -1 for a managed domain that does not run
   * @param state {@code running}, {@code paused}, {@code shutdown}, {@code inactive}, or empty
   */
  public record Named(String name, Optional<UUID> uuid, int domid, String state) {}
}
