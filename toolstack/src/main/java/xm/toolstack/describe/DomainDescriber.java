package xm.toolstack.describe;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import xm.config.model.DomainConfig;
import xm.config.model.Lifecycle;
import xm.config.sxp.Sxp;
import xm.toolstack.DomainSnapshot;
import xm.toolstack.DomainState;
import xm.toolstack.NoSuchDomainException;
import xm.toolstack.create.Userdata;
import xm.toolstack.host.Host;
import xm.toolstack.sample.HostSampler;
import xm.toolstack.sample.StoreValues;
import xm.xenctrl.CreditParams;
import xm.xenctrl.DomainInfo;
import xm.xenctrl.Hypervisor;

/**
 * Puts together the {@code (domain ...)} form of a running domain: what Xen says, what xenstore
 * holds and, for a domain that xm made, its configuration. Fields stand in xm's order (xm-commands
 * §3); what nobody knows of a domain of another tool is left out.
 */
public final class DomainDescriber {
  private static final long KIB_PER_MIB = 1024;
  private static final int WEIGHT_DEFAULT = 256;

  /** What xm printed for "no limit": 2^34 - 1 KiB. */
  private static final long NO_LIMIT_MIB = 16777215;

  private final Host host;

  public DomainDescriber(Host host) {
    this.host = host;
  }

  /** The form, for {@link xm.config.sxp.SxpPrinter}. */
  public Sxp describe(int domid) {
    DomainSnapshot domain = snapshot(domid);
    UUID uuid = domain.uuid();
    Optional<DomainConfig> config =
        domid == 0 ? Optional.empty() : new StoredConfig(host.paths()).read(domid, uuid);
    StoreFacts facts = StoreFacts.read(host.xenstore(), domain);

    Fields f = new Fields("domain");
    f.put("domid", domid);
    scheduling(f, domain);
    f.put("bootloader", known(domid, config.map(c -> c.boot().bootloader()), ""));
    f.put("vcpus", domain.info().maxVcpus());
    f.put("cpus", affinity(domain.info()));
    Optional<Lifecycle> lifecycle =
        config.map(DomainConfig::lifecycle).or(() -> lifecycleOfXl(domid, uuid));
    f.put("on_poweroff", known(domid, lifecycle.map(l -> l.onPoweroff().label()), "destroy"));
    f.put("description", config.map(DomainConfig::description));
    f.put("on_crash", known(domid, lifecycle.map(l -> l.onCrash().label()), "restart"));
    f.put("uuid", uuid.toString());
    f.put("bootloader_args", known(domid, config.map(DomainDescriber::bootloaderArgs), ""));
    f.put("name", domain.name());
    f.put("on_reboot", known(domid, lifecycle.map(l -> l.onReboot().label()), "restart"));
    f.put("maxmem", maxMemMib(domain.info(), facts));
    f.put("memory", domain.targetKib() / KIB_PER_MIB);
    f.put("shadow_memory", config.map(c -> c.memory().shadowMib()).orElse(0L));
    f.put("vcpu_avail", facts.onlineMask());
    f.put("features", config.map(c -> c.boot().features()).orElse(""));
    f.put("on_xend_start", known(domid, lifecycle.map(Lifecycle::onXendStart), "ignore"));
    f.put("on_xend_stop", known(domid, lifecycle.map(Lifecycle::onXendStop), "ignore"));
    if (domain.startSeconds() > 0) {
      f.put("start_time", PythonFloat.of(domain.startSeconds()));
    }
    f.put("cpu_time", PythonFloat.ofNanos(domain.info().cpuTimeNanos()));
    f.put("online_vcpus", domain.info().onlineVcpus());
    f.add(Sxp.of("image", new ImageDescriber(facts, config).describe(domain)));
    f.put("status", DomainState.status(domain.info()));
    f.put("state", DomainState.letters(domain.info()));
    f.put("store_mfn", facts.storeFrame());
    f.put("console_mfn", facts.consoleFrame());
    for (Sxp device : new DeviceDescriber(host.xenstore(), domid, config).devices()) {
      f.add(Sxp.of("device", device));
    }
    return f.node();
  }

  private Optional<Lifecycle> lifecycleOfXl(int domid, UUID uuid) {
    return new Userdata(host.paths(), domid, uuid)
        .read(Userdata.LIBXL_JSON)
        .flatMap(XlActions::read);
  }

  private DomainSnapshot snapshot(int domid) {
    for (DomainSnapshot domain : new HostSampler(host).sample().domains()) {
      if (domain.domid() == domid) {
        return domain;
      }
    }
    throw new NoSuchDomainException(Integer.toString(domid));
  }

  /** Dom0 has no configuration; xm showed its defaults then. */
  private static Optional<String> known(int domid, Optional<String> value, String dom0) {
    return value.isEmpty() && domid == 0 ? Optional.of(dom0) : value;
  }

  private static String bootloaderArgs(DomainConfig config) {
    return String.join(" ", config.boot().bootloaderArgs());
  }

  private void scheduling(Fields f, DomainSnapshot domain) {
    CreditParams params =
        host.hypervisor().creditParams(domain.domid()).orElse(new CreditParams(WEIGHT_DEFAULT, 0));
    f.put("cpu_weight", params.weight());
    f.put("cpu_cap", params.capPercent());
    f.put("pool_name", domain.poolName());
  }

  /** One list for each vcpu; an empty one where the vcpu may run on every CPU. */
  private Sxp affinity(DomainInfo info) {
    Hypervisor hypervisor = host.hypervisor();
    int cpus = hypervisor.maxCpus();
    List<Sxp> all = new ArrayList<>(info.maxVcpus());
    for (int v = 0; v <= info.maxVcpuId(); v++) {
      BitSet allowed = hypervisor.hardAffinity(info.domid(), v);
      List<Sxp> numbers = new ArrayList<>();
      if (allowed.nextClearBit(0) < cpus) {
        for (int cpu = allowed.nextSetBit(0); cpu >= 0; cpu = allowed.nextSetBit(cpu + 1)) {
          numbers.add(Sxp.atom(cpu));
        }
      }
      all.add(new Sxp.Node(numbers));
    }
    return new Sxp.Node(all);
  }

  private static long maxMemMib(DomainInfo info, StoreFacts facts) {
    long kib = StoreValues.number(facts.staticMaxKib(), 0);
    if (kib > 0 && info.domid() != 0) {
      return kib / KIB_PER_MIB;
    }
    long pages = info.maxPages();
    boolean unlimited = pages < 0 || pages / 256 >= NO_LIMIT_MIB;
    return unlimited ? NO_LIMIT_MIB : pages / 256;
  }
}
