package xm.toolstack.create;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import xm.config.model.DeviceSpec;
import xm.config.model.DomainConfig;
import xm.config.model.Platform;
import xm.config.model.VbdSpec;
import xm.config.model.VifSpec;
import xm.toolstack.device.DeviceType;
import xm.toolstack.device.DeviceTypes;
import xm.xenctrl.CpuidOptions;
import xm.xenctrl.CreditParams;
import xm.xenctrl.NewDomain;
import xm.xenctrl.Scheduler;

/**
 * Configuration and host facts become a plan. Pure: needs no Xen, changes nothing. The order of the
 * steps is libxl's.
 */
final class CreatePlanner {
  /** libxl gives a running domain this much above its target (LIBXL_MAXMEM_CONSTANT), in KiB. */
  private static final long MAXMEM_SLACK_KIB = 1024;

  private static final int TSC_ALWAYS_EMULATE = 1;

  private CreatePlanner() {}

  /**
   * Plans a PV domain.
   *
   * @param config with UUID and MAC addresses filled in
   */
  static CreatePlan plan(DomainConfig config, CreateFacts facts, CreateOptions options) {
    UUID uuid = config.uuid().orElseThrow();
    List<Step> steps = new ArrayList<>();
    List<String> warnings = new ArrayList<>();

    steps.add(new MakeRoomStep(GuestMemory.neededKib(config)));
    int poolId = facts.pools().getOrDefault(config.scheduling().pool(), 0);
    steps.add(
        new CreateDomainStep(
            new NewDomain(uuid, false, false, false, false, config.cpus().max(), poolId)));
    steps.add(new StoreTreeStep(config.name(), uuid, config.type()));
    limits(config, facts, steps);
    steps.add(
        new BuildImageStep(
            config.boot(), GuestMemory.targetKib(config) / 1024, config.cpus().max()));
    scheduling(config, facts, steps, warnings);
    steps.add(new StoreDetailsStep(config));
    steps.add(new IntroduceStep());
    attach(DeviceTypes.VBD, config.devices(VbdSpec.class), facts, steps);
    steps.add(new ConsoleStep());
    attach(DeviceTypes.VIF, config.devices(VifSpec.class), facts, steps);
    leftOut(config, warnings);
    steps.add(new AwaitConsoleStep());
    steps.add(new UserdataStep(config));
    steps.add(options.paused() ? new KeepPausedStep(uuid) : new UnpauseStep());
    return new CreatePlan(steps, warnings);
  }

  private static void limits(DomainConfig config, CreateFacts facts, List<Step> steps) {
    Platform platform = config.platform();
    steps.add(new LimitSteps.MaxVcpus(config.cpus().max()));
    List<BitSet> affinity = config.cpus().affinity();
    if (!affinity.isEmpty()) {
      steps.add(new LimitSteps.Affinity(spread(affinity, config.cpus().max(), facts.maxCpus())));
    }
    steps.add(new LimitSteps.MaxMemory(GuestMemory.targetKib(config) + MAXMEM_SLACK_KIB));
    steps.add(new EventChannelsStep());
    steps.add(new LimitSteps.MemoryMap(GuestMemory.maxKib(config)));
    steps.add(new LimitSteps.Tsc(platform.tscMode()));
    if (platform.rtcOffsetSeconds() != 0 || platform.localtime()) {
      steps.add(new LimitSteps.Clock(platform.rtcOffsetSeconds(), platform.localtime()));
    }
    steps.add(
        new LimitSteps.Cpuid(
            new CpuidOptions(
                true, platform.nomigrate() || platform.tscMode() == TSC_ALWAYS_EMULATE, false)));
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

  private static <S extends DeviceSpec> void attach(
      DeviceType<S> type, List<S> specs, CreateFacts facts, List<Step> steps) {
    for (int i = 0; i < specs.size(); i++) {
      steps.add(new AttachDeviceStep<>(type, specs.get(i), i, facts.scripts()));
    }
  }

  private static void leftOut(DomainConfig config, List<String> warnings) {
    for (DeviceType<? extends DeviceSpec> type : DeviceTypes.ALL) {
      Optional<String> sentence = type.leftOut();
      if (sentence.isPresent() && !config.devices(type.specType()).isEmpty()) {
        warnings.add(sentence.get());
      }
    }
  }
}
