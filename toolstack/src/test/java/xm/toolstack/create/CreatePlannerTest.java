package xm.toolstack.create;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xm.config.model.Cpus;
import xm.config.model.DomainConfig;
import xm.config.model.Scheduling;
import xm.config.model.VbdSpec.DiskMode;
import xm.config.model.VfbSpec;
import xm.toolstack.testing.Configs;
import xm.toolstack.testing.FakeHost;
import xm.xenctrl.CpuidOptions;
import xm.xenctrl.CreditParams;

class CreatePlannerTest {
  @TempDir Path dir;

  private CreatePlan plan(DomainConfig config, boolean paused) {
    CreateFacts facts = new FactsReader(new FakeHost(dir)).read();
    return CreatePlanner.plan(config, facts, new CreateOptions(paused));
  }

  private static List<String> descriptions(CreatePlan plan) {
    return plan.steps().stream().map(Step::description).toList();
  }

  @Test
  void stepsComeInLibxlsOrder() {
    assertEquals(
        List.of(
            "find 135168 KiB of memory",
            "create the domain",
            "make the domain's xenstore nodes",
            "give it 1 vcpu",
            "limit its memory to 132096 KiB",
            "allocate its event channels",
            "limit its memory map to 131072 KiB",
            "set its TSC mode to 0",
            "set its CPUID policy",
            "build its memory image from /domu/vmlinux",
            "write its memory, vcpus and image to xenstore",
            "introduce it to xenstored",
            "attach its console",
            "attach its vbd 51712 and vif 0",
            "wait for its console",
            "store its configuration",
            "start it"),
        descriptions(plan(Configs.pvWithDiskAndVif().build(), false)));
  }

  @Test
  void hardwareOfTheHostIsPermittedBeforeDevicesComeUp() {
    Configs config =
        Configs.pvWithDiskAndVif()
            .variable("ioports", List.of("2f8-2ff", "70"))
            .variable("irq", List.of(5L))
            .variable("iomem", List.of("febc1,2"));
    List<String> steps = descriptions(plan(config.build(), false));
    int first = steps.indexOf("permit it 8 I/O ports from 0x2f8");
    assertEquals(
        List.of(
            "permit it 8 I/O ports from 0x2f8",
            "permit it 1 I/O ports from 0x70",
            "permit it interrupt 5",
            "permit it 2 pages of device memory from 0xfebc1",
            "attach its vbd 51712 and vif 0"),
        steps.subList(first, first + 5));
  }

  @Test
  void equalInputsGiveEqualPlans() {
    DomainConfig config = Configs.pvWithDiskAndVif().build();
    assertEquals(plan(config, false), plan(config, false));
  }

  @Test
  void pausedDomainsAreMarkedInsteadOfStarted() {
    List<Step> steps = plan(Configs.pv().build(), true).steps();
    assertEquals(new KeepPausedStep(Configs.GUEST_UUID), steps.get(steps.size() - 1));
  }

  @Test
  void oneSetOfCpusIsForAllVcpus() {
    BitSet cpus = new BitSet();
    cpus.set(0, 8); // the host has CPUs 0 and 1
    BitSet usable = cpus.get(0, 2);
    CreatePlan plan =
        plan(Configs.pv().cpus(new Cpus(2, new BitSet(), List.of(cpus))).build(), false);
    assertTrue(plan.steps().contains(new LimitSteps.Affinity(List.of(usable, usable))));
  }

  @Test
  void sharesAreSetBeforeTheGuestIsTold() {
    CreatePlan plan = plan(Configs.pv().scheduling(new Scheduling(512, 50, "")).build(), false);
    int shares = plan.steps().indexOf(new LimitSteps.Shares(new CreditParams(512, 50)));
    assertTrue(shares > 0);
    assertEquals(
        "write its memory, vcpus and image to xenstore",
        plan.steps().get(shares + 1).description());
  }

  @Test
  void aFrameBufferBringsItsKeyboardAndAQemu() {
    CreatePlan with = plan(Configs.pv().device(new VfbSpec(Map.of("vnc", "1"), "")).build(), false);
    List<String> steps = descriptions(with);
    int qemu = steps.indexOf("start its QEMU");
    assertTrue(qemu > 0);
    assertEquals("attach its vfb 0 and vkbd 0", steps.get(qemu + 1));
    assertEquals(List.of(), with.warnings());
  }

  @Test
  void aScreenOnADisplayThatIsNotThereIsWarnedOf() {
    CreatePlan plan = plan(Configs.pv().device(new VfbSpec(Map.of("sdl", "1"), "")).build(), false);
    assertEquals(1, plan.warnings().size());
    assertTrue(plan.warnings().get(0).startsWith("sdl=1 needs an X display"));
  }

  @Test
  void aBootLoaderRunsFirst() {
    CreatePlan plan =
        plan(
            Configs.pv()
                .boot(Configs.boot("", "", "", "/usr/bin/loader"))
                .device(Configs.disk("file", "/domu/disk.raw", "xvda", 51712, DiskMode.READ_WRITE))
                .build(),
            false);
    assertEquals(
        "run the boot loader /usr/bin/loader on /domu/disk.raw", descriptions(plan).get(0));
  }

  @Test
  void theGuestSeesTheCpuidOfItsFile() {
    DomainConfig config =
        xm.config.DomainConfigLoader.load(
                new xm.config.ConfigRequest(
                    "/etc/xen/win.cfg",
                    "builder = 'hvm'\nviridian = 1\nmemory = 64\nuuid = '"
                        + Configs.GUEST_UUID
                        + "'\n"
                        + "gfx_passthru = 'igd'\n"
                        + "cpuid = [ '1:ecx=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx0', '4,1:eax=0x1',"
                        + " 'host,tm=0,mds-no=0' ]\n",
                    List.of(),
                    xm.config.HostFacts.NONE))
            .config();
    CreatePlan plan = plan(config, false);
    LimitSteps.Cpuid policy =
        plan.steps().stream()
            .filter(LimitSteps.Cpuid.class::isInstance)
            .map(LimitSteps.Cpuid.class::cast)
            .findFirst()
            .orElseThrow();
    assertEquals(
        List.of(
            new CpuidOptions.Leaf(1, -1, "", "", "x".repeat(31) + '0', "xx0" + "x".repeat(29)),
            new CpuidOptions.Leaf(4, 1, "0".repeat(31) + '1', "", "", "")),
        policy.options().changes());
    assertEquals(
        List.of(new CpuidOptions.Msr(0x10a, "x".repeat(58) + "0xxxxx")), policy.options().msrs());
    // libxl's groups for viridian = 1
    assertTrue(descriptions(plan).contains("set its viridian features to 6245"));
    assertTrue(descriptions(plan).contains("permit it the memory of a VGA card"));
  }
}
