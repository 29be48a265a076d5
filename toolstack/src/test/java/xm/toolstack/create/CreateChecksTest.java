package xm.toolstack.create;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import xm.config.model.Cpus;
import xm.config.model.DomainConfig;
import xm.config.model.GuestType;
import xm.config.model.Memory;
import xm.config.model.Platform;
import xm.config.model.Scheduling;
import xm.config.model.VbdSpec;
import xm.config.model.VbdSpec.DiskMode;
import xm.config.model.VfbSpec;
import xm.config.model.VifSpec;
import xm.toolstack.Progress;
import xm.toolstack.testing.Configs;
import xm.toolstack.testing.FakeHost;

class CreateChecksTest {
  private static final UUID OTHER = UUID.fromString("11111111-2222-4333-8444-555555555555");

  @TempDir Path dir;

  static Stream<Arguments> refusals() {
    return Stream.of(guestRefusals(), deviceRefusals(), backendRefusals()).flatMap(rows -> rows);
  }

  private static Stream<Arguments> guestRefusals() {
    return Stream.of(
        row("Invalid VM Name", c -> c.name("two words")),
        row("Missing VM Name", c -> c.name("")),
        row("VM name 'other' already exists as domain 5", c -> c.name("other")),
        row("The UUID " + OTHER + " already belongs to domain 5.", c -> c.uuid(Optional.of(OTHER))),
        row(
            "A boot loader needs a disk to look into, and there is none.",
            c -> c.boot(Configs.boot("", "", "", "/images/a"))),
        row(
            "No kernel is given; set kernel to the path of a PV kernel in dom0.",
            c -> c.boot(Configs.boot("", "", "", ""))),
        row(
            "Kernel image does not exist: /boot/nothing",
            c -> c.boot(Configs.boot("/boot/nothing", "", "", ""))),
        row(
            "Kernel image is not a file: /dev/sda",
            c -> c.boot(Configs.boot("/dev/sda", "", "", ""))),
        row(
            "Ramdisk cannot be read: /domu/secret",
            c -> c.boot(Configs.boot("/domu/vmlinux", "/domu/secret", "", ""))),
        row(
            "ioports: '3f8-2f8' is no range of ports; write it in hexadecimal, as '2f8-2ff'.",
            c -> c.variable("ioports", List.of("2f8-2ff", "3f8-2f8"))),
        row(
            "irq: 'five' is no number of an interrupt.",
            c -> c.variable("irq", List.of(5L, "five"))),
        row(
            "iomem: 'febc1' is not FIRST,COUNT in pages and hexadecimal, as 'febc1,1'.",
            c -> c.variable("iomem", List.of("febc1"))),
        row(
            "Virtual TPMs (vtpm=) are not supported: each is served by a domain of its own, which"
                + " xm does not make; create the domain with xl, or leave vtpm out.",
            c -> c.variable("vtpm", List.of("backend=1")).variable("channel", List.of())),
        row("Zero or less VCPUs is invalid", c -> c.cpus(new Cpus(0, new BitSet(), List.of()))),
        row(
            "The CPUs {9} do not exist: this host has the CPUs 0 to 1.",
            c -> c.cpus(new Cpus(1, new BitSet(), List.of(bits(9))))),
        row(
            "Cpu weight out of range, valid values are within range from 1 to 65535",
            c -> c.scheduling(new Scheduling(65536, 0, ""))),
        row(
            "Cpu cap out of range, valid range is from 0 to 100 for specified number of vcpus",
            c -> c.scheduling(new Scheduling(0, 101, ""))),
        row(
            "The CPU pool 'Pool-7' does not exist; this host has [Pool-0].",
            c -> c.scheduling(new Scheduling(0, 0, "Pool-7"))));
  }

  private static Stream<Arguments> deviceRefusals() {
    return Stream.of(
        row("Disk 0 (xvda): /dev/gone does not exist.", disk("phy", "/dev/gone")),
        row("Disk 0 (xvda): /dev/gone does not exist.", disk("phy", "gone")),
        row(
            "Disk 0 (xvda): disks of type nbd are not supported: there is no script"
                + " /etc/xen/scripts/block-nbd.",
            disk("nbd", "host:1")),
        row("Disk 0 (xvda): no block device or image is given (file:).", disk("file", "")),
        row(
            "Disk 0 (xvda): /dev/sda is already in use by domain 'other'; mode w! would share it"
                + " all the same.",
            disk("phy", "/dev/sda")),
        row(
            "Disk 0 (xvda): /dev/disk/by-id/x is already in use by domain 'other'; mode w! would"
                + " share it all the same.",
            disk("phy", "/dev/disk/by-id/x")),
        row(
            "Disk 0 (xvda): /images/hardlink is already in use by domain 'other'; mode w! would"
                + " share it all the same.",
            disk("file", "/images/hardlink")),
        row(
            "Disk 0 (xvda): /dev/loop3 is already in use by domain 'other'; mode w! would share it"
                + " all the same.",
            disk("phy", "/dev/loop3")),
        row(
            "Disk 0 (xvda): /dev/loop4 is already in use by domain 'other'; mode w! would share it"
                + " all the same.",
            disk("phy", "/dev/loop4")),
        row(
            "Disk 0 (xvda): /images/ro is already in use by domain 'other' (read-only); mode w!"
                + " would share it all the same.",
            disk("file", "/images/ro")),
        row(
            "Disk 0 (xvda): /images/a is already in use by domain 'other', which may write to it;"
                + " mode w! would share it all the same.",
            c -> c.device(Configs.disk("file", "/images/a", "xvda", 51712, DiskMode.READ_ONLY))),
        row(
            "Disk 1 (xvda) has the same device number as Disk 0 (xvda): 51712.",
            c ->
                c.device(Configs.disk("file", "/images/b", "xvda", 51712, DiskMode.READ_ONLY))
                    .device(Configs.disk("phy", "/dev/sdb", "xvda", 51712, DiskMode.READ_ONLY))),
        row(
            "Interface 0: there is no bridge 'br53'; the bridges of this host are lan, xenbr0.",
            c -> c.device(Configs.vif("", "br53"))),
        row(
            "Interface 0: the script /etc/xen/scripts/vif-none does not exist or cannot be run.",
            c -> c.device(new VifSpec("", "", "", "vif-none", "", "", "", "", false))),
        row(
            "Interface 0: the name 'averyveryverylongname' is too long; an interface name has at"
                + " most 15 characters.",
            c -> c.device(new VifSpec("", "", "", "", "", "averyveryverylongname", "", "", false))),
        row(
            "Interface 0: an interface is called 'taken' already.",
            c -> c.device(new VifSpec("", "", "", "", "", "taken", "", "", false))),
        row(
            "Not enough memory is available, and dom0 cannot be shrunk any further: the domain"
                + " needs 1054720 KiB, 800000 KiB are free, and dom0 gives 0 of its 131072 KiB"
                + " because dom0_mem was set when Xen was started.",
            c -> c.memory(new Memory(1024, 1024, 0, 0))));
  }

  private static Stream<Arguments> backendRefusals() {
    return Stream.of(
        row(
            "Interface 0: there is no domain 'netdom' to serve it; xm list shows those that run"
                + " (backend=netdom).",
            c -> c.device(new VifSpec("", "", "", "", "netdom", "", "", "", false))),
        row(
            "Interface 0: a domain cannot serve its own devices (backend=pv2).",
            c -> c.device(new VifSpec("", "", "", "", "pv2", "", "", "", false))),
        row(
            "Interface 0: domain 'other', which is to serve it, is paused (xm unpause other)"
                + " (backend=other).",
            c -> c.device(new VifSpec("", "nobridge", "", "", "other", "", "", "", false))),
        row(
            "Disk 0 (xvda): domain '9', which is to serve it, has ended (backend=9).",
            c -> c.device(inNet("/dev/x", DiskMode.READ_WRITE).withBackend("9"))),
        row(
            "Disk 0 (xvda): /dev/vg/a is already in use by domain 'other'; mode w! would share it"
                + " all the same.",
            c -> c.device(inNet("/dev/vg/a", DiskMode.READ_WRITE))),
        row(
            "vfb: screens are served by dom0 only; leave backend=net out.",
            c -> c.device(new VfbSpec(Map.of("vnc", "1"), "net"))),
        row(
            "The boot loader cannot look into disk xvda: it is in another domain (backend=net);"
                + " set kernel to a file of dom0, or to a grub-xen image (pvgrub).",
            c ->
                c.boot(Configs.boot("", "", "", "/domu/vmlinux"))
                    .device(inNet("/dev/vg/b", DiskMode.READ_WRITE))));
  }

  private static Arguments row(String expected, Consumer<Configs> change) {
    return Arguments.of(expected, change);
  }

  private static Consumer<Configs> disk(String type, String target) {
    return c -> c.device(Configs.disk(type, target, "xvda", 51712, DiskMode.READ_WRITE));
  }

  /** A disk that domain 8, "net", serves. */
  private static VbdSpec inNet(String target, DiskMode mode) {
    return Configs.disk("phy", target, "xvda", 51712, mode).withBackend("net");
  }

  private static BitSet bits(int... numbers) {
    BitSet set = new BitSet();
    for (int n : numbers) {
      set.set(n);
    }
    return set;
  }

  /** A host where domain 5, "other", uses a block device, three images and an interface name. */
  private FakeHost host() {
    FakeHost host = new FakeHost(dir);
    host.dom0
        .block("/dev/sda", "8:0")
        .block("/dev/sdb", "8:10")
        .block("/dev/loop3", "7:3")
        .block("/dev/loop4", "7:4")
        .link("/dev/disk/by-id/x", "/dev/sda")
        .file("/images/a", "fe:a")
        .file("/images/b", "fe:b")
        .file("/images/ro", "fe:c")
        .file("/images/hardlink", "fe:a")
        .loop("/dev/loop4", "/images/a")
        .file("/domu/secret", "fe:d")
        .unreadable("/domu/secret")
        .bridge("lan");
    host.xen.put(5, OTHER);
    host.store.write("/local/domain/5/name", "other");
    use(host, "vbd", 51712, "/dev/sda", "8:0", "w");
    use(host, "vbd", 51728, "/images/a", "7:3", "w");
    use(host, "qdisk", 51744, "aio:/images/ro", "", "r");
    host.store.write("/local/domain/0/backend/vif/5/0/vifname", "taken");
    host.xen.put(8, new UUID(0, 8), 0);
    host.store.write("/local/domain/8/name", "net");
    host.store.writeAll(
        Map.of(
            "/local/domain/8/backend/vbd/5/51760/frontend-id", "5",
            "/local/domain/8/backend/vbd/5/51760/params", "/dev/vg/a",
            "/local/domain/8/backend/vbd/5/51760/mode", "w"));
    host.xen.put(9, new UUID(0, 9), 1 << 2);
    return host;
  }

  private static void use(
      FakeHost host, String kind, int devid, String params, String physical, String mode) {
    String node = "/local/domain/0/backend/" + kind + "/5/" + devid;
    host.store.writeAll(
        Map.of(
            node + "/frontend-id", "5",
            node + "/params", params,
            node + "/physical-device", physical,
            node + "/mode", mode));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void refusesWithoutTouchingAnything(String expected, Consumer<Configs> change) {
    FakeHost host = host();
    Configs config = Configs.pv();
    change.accept(config);
    List<String> before = host.store.dump("/");
    CreateRefusedException refused =
        assertThrows(
            CreateRefusedException.class,
            () ->
                new DomainCreator(host)
                    .create(config.build(), new CreateOptions(false), Progress.NONE));
    assertEquals(List.of(expected), refused.reasons());
    assertEquals(before, host.store.dump("/"));
    assertEquals(List.of(), host.xen.calls());
    assertTrue(Files.notExists(dir.resolve("lib")), "no userdata was written");
  }

  @Test
  void tellsAllReasonsAtOnce() {
    FakeHost host = host();
    Configs config =
        Configs.pv()
            .name("other")
            .boot(Configs.boot("/k", "/r", "", ""))
            .device(Configs.disk("phy", "/dev/gone", "xvda", 51712, DiskMode.READ_WRITE))
            .device(Configs.vif("", "br53"));
    List<String> reasons = CreateChecks.refusals(config.build(), new FactsReader(host).read());
    assertEquals(
        List.of(
            "VM name 'other' already exists as domain 5",
            "Kernel image does not exist: /k",
            "Ramdisk does not exist: /r",
            "Disk 0 (xvda): /dev/gone does not exist.",
            "Interface 0: there is no bridge 'br53'; the bridges of this host are lan, xenbr0."),
        reasons);
    assertEquals(String.join("\n", reasons), new CreateRefusedException(reasons).getMessage());
  }

  @Test
  void aTscModeThatXenLostIsRefused() {
    DomainConfig config = Configs.pv().build();
    Platform platform = new Platform(true, true, true, false, 3, 0, false, false);
    DomainConfig third =
        new DomainConfig(
            config.name(),
            config.uuid(),
            config.type(),
            config.boot(),
            config.memory(),
            config.cpus(),
            config.scheduling(),
            config.lifecycle(),
            platform,
            config.machine(),
            List.of(),
            "",
            Map.of(),
            "");
    String reasons =
        String.join("\n", CreateChecks.refusals(third, new FactsReader(host()).read()));
    assertTrue(reasons.contains("tsc_mode = 3"), reasons);
  }

  @Test
  void aTargetThatAScriptServesIsInUseByItsName() {
    FakeHost host = host();
    host.dom0.file(host.paths().scripts().resolve("block-nbd").toString(), "fe:20");
    use(host, "vbd", 51760, "host:1", "2b:0", "w");
    Configs config =
        Configs.pv().device(Configs.disk("nbd", "host:1", "xvda", 51712, DiskMode.READ_WRITE));
    assertEquals(
        List.of(
            "Disk 0 (xvda): host:1 is already in use by domain 'other'; mode w! would share it all"
                + " the same."),
        CreateChecks.refusals(config.build(), new FactsReader(host).read()));
  }

  @Test
  void takesWhatMayBeShared() {
    FakeHost host = host();
    List<VbdSpec> shared =
        List.of(
            Configs.disk("file", "/images/ro", "xvda", 51712, DiskMode.READ_ONLY),
            Configs.disk("phy", "/dev/sda", "xvdb", 51728, DiskMode.SHARED_WRITE),
            Configs.disk("phy", "sdb", "xvdc", 51744, DiskMode.READ_WRITE));
    Configs config = Configs.pv();
    shared.forEach(config::device);
    assertEquals(List.of(), CreateChecks.refusals(config.build(), new FactsReader(host).read()));
  }

  @Test
  void nothingOfADriverDomainIsLookedForInDom0() {
    FakeHost host = host();
    Configs config =
        Configs.pv()
            .device(inNet("/not/here", DiskMode.READ_WRITE))
            .device(
                Configs.disk("nbd", "host:1", "xvdb", 51728, DiskMode.READ_WRITE).withBackend("8"))
            .device(new VifSpec("", "br-there", "", "vif-there", "net", "taken", "", "", false));
    assertEquals(List.of(), CreateChecks.refusals(config.build(), new FactsReader(host).read()));
  }

  @Test
  void dom0MayGiveWhatIsAboveItsFloor() {
    FakeHost host = host();
    host.xen.commandLine("console=com1");
    host.store.write("/local/domain/0/memory/target", "1048576");
    Configs config = Configs.pv().memory(new Memory(1024, 1024, 0, 0));
    assertEquals(List.of(), CreateChecks.refusals(config.build(), new FactsReader(host).read()));

    config.memory(new Memory(4096, 4096, 0, 0));
    assertEquals(
        List.of(
            "I need 4212736 KiB, but dom0_min_mem is 131072 and shrinking to 131072 KiB would leave"
                + " only 1717504 KiB free. (800000 KiB are free now, dom0 could give 917504 KiB.)"),
        CreateChecks.refusals(config.build(), new FactsReader(host).read()));
  }

  @Test
  void aBridgeUnderItsOldNameIsTaken() {
    FakeHost host = host();
    host.dom0.bridge("eth7");
    Configs config = Configs.pv().device(Configs.vif("", "xenbr7"));
    assertEquals(List.of(), CreateChecks.refusals(config.build(), new FactsReader(host).read()));
  }

  @Test
  void saysAllThatHvmMisses() {
    Configs config = Configs.pv();
    config.type(GuestType.HVM);
    List<String> reasons = CreateChecks.refusals(config.build(), new FactsReader(host()).read());
    assertEquals(
        List.of(
            "No device model is installed, and HVM domains need one: install QEMU for Xen (Debian:"
                + " apt-get install qemu-system-xen).",
            "The firmware hvmloader of the running Xen is not installed.",
            "The BIOS is not installed (Debian: apt-get install seabios)."),
        reasons);
  }
}
