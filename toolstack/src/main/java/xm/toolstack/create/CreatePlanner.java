package xm.toolstack.create;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import xm.config.model.DomainConfig;
import xm.config.model.GuestType;
import xm.config.model.Machine;
import xm.config.model.Platform;
import xm.xenctrl.CreditParams;
import xm.xenctrl.HvmCalls;
import xm.xenctrl.NewDomain;
import xm.xenctrl.Scheduler;

/**
 * Configuration and host facts become a plan. Pure: needs no Xen, changes nothing. The order of the
 * steps is libxl's.
 */
final class CreatePlanner {
  /** libxl gives a running domain this much above its target (LIBXL_MAXMEM_CONSTANT), in KiB. */
  private static final long MAXMEM_SLACK_KIB = 1024;

  private CreatePlanner() {}

  /**
   * Plans a domain.
   *
   * @param config with UUID and MAC addresses filled in
   */
  static CreatePlan plan(DomainConfig config, CreateFacts facts, CreateOptions options) {
    return plan(config, facts, options, Optional.empty());
  }

  /**
   * Plans a domain that is built, or one that comes from an image.
   *
   * @param config with UUID and MAC addresses filled in
   * @param image where its memory comes from, empty for one that boots
   */
  static CreatePlan plan(
      DomainConfig config, CreateFacts facts, CreateOptions options, Optional<ImageSource> image) {
    UUID uuid = config.uuid().orElseThrow();
    List<Step> steps = new ArrayList<>();
    List<String> warnings = new ArrayList<>();

    if (image.isEmpty()) {
      DevicePlan.bootloader(config, facts, options, steps);
    }
    steps.add(new MakeRoomStep(GuestMemory.neededKib(config)));
    int poolId = facts.pools().getOrDefault(config.scheduling().pool(), 0);
    steps.add(new CreateDomainStep(newDomain(config, facts, poolId)));
    boolean serves = config.platform().driverDomain();
    steps.add(new StoreTreeStep(config.name(), uuid, config.type(), serves));
    limits(config, facts, image.isPresent(), steps);
    steps.add(
        image.isPresent()
            ? new RestoreImageStep(image.get(), GuestCpuid.of(config))
            : build(config, facts));
    scheduling(config, facts, steps, warnings);
    steps.add(new StoreDetailsStep(config));
    steps.add(new IntroduceStep());
    steps.add(new ConsoleStep());
    steps.addAll(HostResources.steps(config));
    if (config.type() == GuestType.HVM) {
      if (!config.machine().gfxPassthru().isEmpty()) {
        steps.add(new VgaMemoryStep(config.hardware().pci()));
      }
      DeviceModelCheck.warnings(config, facts, warnings);
      steps.add(
          new StartDeviceModelStep(
              config, facts.hvm().program(config.machine()).orElse("qemu"), image));
    }
    DevicePlan.devices(config, facts, steps, warnings);
    steps.add(new AwaitConsoleStep());
    steps.add(new UserdataStep(config));
    steps.add(options.paused() ? new KeepPausedStep(uuid) : new UnpauseStep());
    return new CreatePlan(steps, warnings);
  }

  private static Step build(DomainConfig config, CreateFacts facts) {
    return config.type() == GuestType.PV
        ? new BuildImageStep(
            config.boot(), GuestMemory.targetKib(config) / 1024, config.cpus().max())
        : new BuildHvmStep(
            config,
            facts.hvm().loader(config.machine().loader()).orElse(""),
            facts.hvm().bios(config.machine()).orElse(""));
  }

  private static NewDomain newDomain(DomainConfig config, CreateFacts facts, int poolId) {
    boolean hvmContainer = config.type() != GuestType.PV;
    return new NewDomain(
        config.uuid().orElseThrow(),
        hvmContainer,
        hvmContainer && config.platform().hap() && facts.virtualization().hap(),
        hvmContainer && !config.platform().oos(),
        false,
        config.cpus().max(),
        poolId,
        config.type() == GuestType.HVM,
        hvmContainer && config.machine().nestedHvm(),
        facts.virtualization().iommu() && !config.hardware().pci().isEmpty());
  }

  private static void limits(
      DomainConfig config, CreateFacts facts, boolean restored, List<Step> steps) {
    Platform platform = config.platform();
    steps.add(new LimitSteps.MaxVcpus(config.cpus().max()));
    List<BitSet> affinity = config.cpus().affinity();
    if (!affinity.isEmpty()) {
      steps.add(new LimitSteps.Affinity(spread(affinity, config.cpus().max(), facts.maxCpus())));
    }
    steps.add(new LimitSteps.MaxMemory(GuestMemory.targetKib(config) + MAXMEM_SLACK_KIB));
    steps.add(new EventChannelsStep());
    if (config.type() == GuestType.PV) {
      steps.add(new LimitSteps.MemoryMap(GuestMemory.maxKib(config)));
    } else {
      hvmParams(config, facts, restored, steps);
    }
    steps.add(new LimitSteps.Tsc(platform.tscMode()));
    if (platform.rtcOffsetSeconds() != 0 || platform.localtime()) {
      steps.add(new LimitSteps.Clock(platform.rtcOffsetSeconds(), platform.localtime()));
    }
    if (config.type() != GuestType.PV) {
      steps.add(new HvmSteps.PagingPool(GuestMemory.pagingKib(config)));
    }
    if (!restored) { // an image has its own policy
      steps.add(new LimitSteps.Cpuid(GuestCpuid.of(config)));
    }
  }

  private static void hvmParams(
      DomainConfig config, CreateFacts facts, boolean restored, List<Step> steps) {
    Machine machine = config.machine();
    if (config.type() == GuestType.HVM) {
      steps.add(new HvmSteps.Param(HvmCalls.PARAM_HPET_ENABLED, "HPET", machine.hpet() ? 1 : 0));
      steps.add(
          new HvmSteps.Param(
              HvmCalls.PARAM_VPT_ALIGN, "timer alignment", machine.vptAlign() ? 1 : 0));
    }
    steps.add(new HvmSteps.Param(HvmCalls.PARAM_TIMER_MODE, "timer mode", machine.timerMode()));
    long viridian = ViridianMask.of(machine.viridian().groups(facts.xenMinor()));
    if (config.type() == GuestType.HVM && viridian != 0 && !restored) {
      steps.add(new HvmSteps.Param(HvmCalls.PARAM_VIRIDIAN, "viridian features", viridian));
    }
  }

  /** One set of CPUs for each vcpu, without CPUs that the host does not have. */
  private static List<BitSet> spread(List<BitSet> affinity, int vcpus, int maxCpus) {
    List<BitSet> sets = new ArrayList<>(vcpus);
    for (int vcpu = 0; vcpu < vcpus; vcpu++) {
      // xm: one set is for all vcpus, of several each is for its own
      int index = affinity.size() == 1 ? 0 : vcpu;
      sets.add(index < affinity.size() ? affinity.get(index).get(0, maxCpus) : new BitSet());
    }
    return sets;
  }

  private static void scheduling(
      DomainConfig config, CreateFacts facts, List<Step> steps, List<String> warnings) {
    int weight = config.scheduling().weight();
    int cap = config.scheduling().capPercent();
    if (weight == 0 && cap == 0) {
      return;
    }
    if (facts.scheduler() == Scheduler.CREDIT || facts.scheduler() == Scheduler.CREDIT2) {
      steps.add(new LimitSteps.Shares(new CreditParams(weight, cap)));
    } else {
      warnings.add(
          "cpu_weight and cpu_cap have no effect: the scheduler of this host is "
              + facts.scheduler().label()
              + ".");
    }
  }
}
