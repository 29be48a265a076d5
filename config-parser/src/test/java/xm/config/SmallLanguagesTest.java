package xm.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import xm.config.model.DomainConfig;
import xm.config.model.GuestType;
import xm.config.model.ShutdownAction;
import xm.config.model.VbdSpec;
import xm.config.model.VfbSpec;
import xm.config.model.VifSpec;
import xm.config.schema.ConfigKey;
import xm.config.schema.ConfigKeys;
import xm.config.schema.VirtualDevice;

/** Disk, vif, cpus and the other small languages, and what becomes of each key. */
class SmallLanguagesTest {

  private static DomainConfig load(String text, String... words) {
    return DomainConfigLoader.load(
            new ConfigRequest("/etc/xen/web.cfg", text, List.of(words), TestHost.PLAIN))
        .config();
  }

  @ParameterizedTest
  @CsvSource({
    "xvda,51712",
    "xvdb,51728",
    "xvda1,51713",
    "xvdp15,51967",
    "xvdq,268439552",
    "hda,768",
    "hda1,769",
    "hdb,832",
    "hdc,5632",
    "hdd63,5759",
    "sda,2048",
    "sdb1,2065",
    "sdp,2288",
    "sdq,16640",
    "/dev/xvda,51712",
    "51712,51712",
    "0x301,769",
    "d0p1,51713",
    "xvdaa,268442112",
    "xda1,-1",
    "hda64,-1",
    "sda16,-1",
    "xvd,-1",
    "xvda01,-1",
    "'',-1",
    "floppy,-1"
  })
  void virtualDeviceNumbers(String name, int number) {
    assertEquals(number, VirtualDevice.number(name));
  }

  @Test
  void whatTheCommandLineSetsWronglyIsNotBlamedOnTheFile() {
    ConfigRequest request =
        new ConfigRequest(
            "web.cfg",
            "disk = [ 'phy:/dev/vg0/a,xvda,w' ]\nvif = [ 'mac=zz' ]\n",
            List.of("disk=phy:/dev/vg0/b,xvda9z,w", "vcpus=-1"),
            TestHost.PLAIN);
    List<String> found =
        DomainConfigLoader.check(request).stream().map(Diagnostic::headline).sorted().toList();
    assertEquals(3, found.size(), found.toString());
    assertTrue(found.get(0).matches("web\\.cfg: error: disk: .*xvda9z.*"), found.toString());
    assertTrue(found.get(0).endsWith(" (on the command line)"), found.toString());
    assertTrue(found.get(1).startsWith("web.cfg: error: vcpus: "), found.toString());
    assertTrue(found.get(2).matches("web\\.cfg:2:\\d+: error: .*zz.*"), found.toString());
  }

  private static VbdSpec disk(String entry) {
    return load("disk = [ '" + entry + "' ]").devices(VbdSpec.class).get(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "phy:/dev/vg0/a,xvda,w|phy|raw|/dev/vg0/a|xvda|w",
        "phy:sda7,sda1,r|phy|raw|/dev/sda7|sda1|r",
        "file:/img/a.img,ioemu:hda,w|file|raw|/img/a.img|hda|w",
        "tap:aio:/img/a,xvda1,w!|qdisk|raw|/img/a|xvda1|w!",
        "tap2:tapdisk:vhd:/img/a,xvda,w|qdisk|vhd|/img/a|xvda|w",
        "drbd:res0,xvda,w|drbd|raw|res0|xvda|w",
        "format=raw,vdev=xvda,access=rw,backendtype=phy,target=/dev/a,b|phy|raw|/dev/a,b|xvda|w",
        "/img/a.qcow2,qcow2,xvda,rw|qdisk|qcow2|/img/a.qcow2|xvda|w",
        "/dev/vg0/a,raw,xvda,ro|phy|raw|/dev/vg0/a|xvda|r",
        "/img/a.iso,,hdc,cdrom|file|raw|/img/a.iso|hdc|r",
        "vdev=hdd,format=empty,devtype=cdrom|phy|raw|''|hdd|r"
      })
  void disks(String entry, String type, String format, String target, String vdev, String mode) {
    VbdSpec v = disk(entry);
    assertEquals(type, v.backendType());
    assertEquals(format, v.format());
    assertEquals(target == null ? "" : target, v.target());
    assertEquals(vdev, v.vdev());
    assertEquals(mode, v.mode().label());
    assertEquals(VirtualDevice.number(vdev), v.virtualDevice());
  }

  @Test
  void diskBackendAndCdrom() {
    assertEquals("storage", disk("phy:/dev/a,xvda,w,storage").backend());
    assertTrue(disk(",hdc:cdrom,r").cdrom());
    assertEquals("", disk(",hdc:cdrom,r").target());
  }

  @Test
  void vifs() {
    VifSpec v =
        load("vif = ['mac=00:16:3E:00:00:01, bridge=br1,\\\n  type=ioemu,rate=1MB/s@20ms']")
            .devices(VifSpec.class)
            .get(0);
    assertEquals("00:16:3e:00:00:01", v.mac());
    assertEquals("br1", v.bridge());
    assertEquals("20000,20000", v.rate());
    assertTrue(v.ioemu());
    assertEquals(2, load("vif = ['', 'ip=10.0.0.1']").devices(VifSpec.class).size());
    assertEquals(3, load("nics = 3").devices(VifSpec.class).size());
  }

  @ParameterizedTest
  @CsvSource({"10Mb/s,'62500,50000'", "250KB/s,'12500,50000'", "1GB/s@10us,'10000,10'"})
  void rates(String rate, String node) {
    assertEquals(node, load("vif = ['rate=" + rate + "']").devices(VifSpec.class).get(0).rate());
  }

  private static BitSet bits(int... numbers) {
    BitSet out = new BitSet();
    for (int n : numbers) {
      out.set(n);
    }
    return out;
  }

  @Test
  void cpus() {
    assertEquals(List.of(bits(0, 2, 3, 5)), load("cpus = '0-3,5,^1'").cpus().affinity());
    assertEquals(List.of(bits(0, 1, 2, 3)), load("cpus = '0-3,^1,1'").cpus().affinity());
    assertEquals(List.of(), load("cpus = ''").cpus().affinity());
    assertEquals(List.of(bits(2)), load("cpus = 2").cpus().affinity());
    assertEquals(List.of(), load("cpus = 'all'").cpus().affinity());
    var nodes = load("cpus = 'node:0,nodes:2-3, ^nodes:3,^1,9'").cpus();
    assertEquals(List.of(), nodes.affinity());
    assertEquals("nodes:0,nodes:2-3,^nodes:3,^1,9", nodes.selections().get(0).toString());
    assertEquals(bits(0, 4, 5, 9), nodes.selections().get(0).cpus(n -> bits(2 * n, 2 * n + 1)));
    DomainConfig list = load("vcpus = 2\ncpus = ['0', '2-3']");
    assertEquals(List.of(bits(0), bits(2, 3)), list.cpus().affinity());
    DomainConfig spare = load("vcpus = 2\nmaxvcpus = 4");
    assertEquals(4, spare.cpus().max());
    assertEquals(bits(0, 1), spare.cpus().available());
    assertEquals(bits(0, 2), load("vcpus = 3\nvcpu_avail = 5").cpus().available());
  }

  @Test
  void defaultsAreThoseOfXm() {
    DomainConfig c = load("");
    assertEquals("web.cfg", c.name());
    assertEquals(128, c.memory().targetMib());
    assertEquals(128, c.memory().maxMib());
    assertEquals(GuestType.PV, c.type());
    assertEquals(1, c.cpus().max());
    assertEquals(ShutdownAction.RESTART, c.lifecycle().onCrash());
    assertEquals(List.of(), c.devices());
  }

  @Test
  void commandLineOfTheKernel() {
    DomainConfig c =
        load(
            """
            ip='10.0.0.2'
            gateway='10.0.0.1'
            netmask='255.0.0.0'
            hostname='h'
            nfs_server='10.0.0.9'
            nfs_root='/exp/root'
            root='root=/dev/nfs'
            extra='4'\
            """);
    assertEquals(
        "ip=10.0.0.2:10.0.0.9:10.0.0.1:255.0.0.0:h:eth0:off root=/dev/nfs"
            + " nfsroot=10.0.0.9:/exp/root 4",
        c.boot().commandLine());
    assertEquals("ip=:127.0.255.255::::eth0:dhcp", load("dhcp='dhcp'").boot().commandLine());
    assertEquals("quiet", load("cmdline='quiet'\nroot='/dev/x'").boot().commandLine());
  }

  @Test
  void wordsOfTheCommandLine() {
    DomainConfig c =
        load(
            "memory = 64\nvif = ['bridge=a']\nname = 'vm' + vmid\n",
            "vmid=3",
            "memory=256",
            "vif=bridge=x",
            "vif=bridge=y",
            "localtime=yes");
    assertEquals("vm3", c.name());
    assertEquals(256, c.memory().targetMib());
    assertTrue(c.platform().localtime());
    assertEquals("x", c.devices(VifSpec.class).get(0).bridge());
    assertEquals("y", c.devices(VifSpec.class).get(1).bridge());
  }

  @Test
  void keyTable() {
    long xm = ConfigKeys.ALL.stream().filter(ConfigKey::isXm).count();
    assertEquals(107, xm, "105 of xm 4.4, and vtpm and tpmif of 4.1");
    for (ConfigKey k : ConfigKeys.ALL) {
      assertTrue(k.text().endsWith("."), k.name());
    }
    assertTrue(ConfigHelp.values().contains("\nmemory=MiB           Memory that"));
    assertTrue(ConfigHelp.roff().contains(".B on_xend_start"));
  }

  @Test
  void asXlText() {
    String xl =
        XlText.of(
            load(
                """
                name='w'
                builder='hvm'
                kernel='/usr/lib/xen/boot/hvmloader'
                videoram=4
                disk=['phy:/dev/a,hda,w!']
                vif=['rate=10Mb/s']
                cpu_cap=50
                fda='/f'
                acpi=1
                vfb=['vnc=1']\
                """));
    DomainConfig again = load(xl);
    assertEquals(GuestType.HVM, again.type());
    assertEquals(50, again.scheduling().capPercent());
    assertEquals("62500,50000", again.devices(VifSpec.class).get(0).rate());
    assertEquals(Map.of("vnc", "1"), again.devices(VfbSpec.class).get(0).options());
    assertTrue(xl.contains("# fda = '/f': xl has no such key\n"));
    assertTrue(xl.contains("# disk hda mode w!: xl has no such mode"));
    assertTrue(xl.contains("# kernel = "));
  }

  @Test
  void formsOfXendAreRead() {
    DomainConfig c =
        DomainConfigLoader.loadSxp(
                "x.sxp",
                """
                # written by hand
                (domain (domid 3) (name web) (memory 256) (vcpus 2)
                (uuid 0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9) (on_crash preserve)
                (cpus ((0) (1))) (image (linux (kernel /k) (root '/dev/xvda ro')
                (args "console=hvc0") (ip 1:2:3:4:h:eth0:off)))
                (device (vif (bridge xenbr0) (mac 00:16:3e:11:22:33) (uuid x)))
                (device (vbd (uname phy:/dev/a) (dev xvda) (mode w))) (device (vkbd)))\
                """)
            .config();
    assertEquals("web", c.name());
    assertEquals(256, c.memory().targetMib());
    assertEquals("ip=1:2:3:4:h:eth0:off root=/dev/xvda ro console=hvc0", c.boot().commandLine());
    assertEquals(ShutdownAction.PRESERVE, c.lifecycle().onCrash());
    assertEquals("00:16:3e:11:22:33", c.devices(VifSpec.class).get(0).mac());
    assertEquals("xvda", c.devices(VbdSpec.class).get(0).vdev());
  }

  @Test
  void diagnosticsShowTheirPlace() {
    String text = "memory = 64\n\tvif = [ 'brdige=a' ]\nvif = [ 'x=\u0007' ]\n";
    List<Diagnostic> found =
        DomainConfigLoader.check(new ConfigRequest("w.cfg", text, List.of(), TestHost.PLAIN));
    assertEquals(
        """
        w.cfg:2:2: error: this line is indented, but belongs to no block (IndentationError)
            \tvif = [ 'brdige=a' ]
            \t^
        """,
        DiagnosticPrinter.print(found));
  }

  @Test
  void usbControllersOfXmAndOfXlAreOneList() {
    DomainConfig config =
        load(
            """
            usbctrl = [ 'version=1,ports=4' ]
            usbdev = [ 'hostbus=1,hostaddr=5,controller=0,port=2' ]
            vusb = [ 'usbver=2,numports=3,port_1=1-2.3,port_9=9-9' ]
            """);
    assertEquals(
        "[UsbControllerSpec[type=auto, version=1, ports=4],"
            + " UsbControllerSpec[type=qusb, version=2, ports=3]]",
        config.hardware().usbControllers().toString());
    List<String> entries = config.hardware().usbHostDevices().stream().map(d -> d.entry()).toList();
    assertEquals(
        List.of("hostbus=1,hostaddr=5,controller=0,port=2", "busid=1-2.3,controller=1,port=1"),
        entries);
    DomainConfig again = DomainConfigLoader.loadSxp("x", DomainConfigLoader.toSxp(config)).config();
    assertEquals(config.hardware(), again.hardware());
    DomainConfig changed = config.withUsb(again.hardware().usbControllers(), List.of());
    DomainConfig kept = DomainConfigLoader.loadSxp("x", DomainConfigLoader.toSxp(changed)).config();
    assertEquals(changed.hardware(), kept.hardware());
  }

  @Test
  void xmsFormOfAUsbControllerIsReadBack() {
    ConfigRequest request =
        new ConfigRequest(
            "/etc/xen/web.cfg", "vusb = [ 'numports=2,port_2=1-2' ]", List.of(), TestHost.PLAIN);
    String form = xm.config.sxp.SxpPrinter.print(DomainConfigLoader.load(request).sxp());
    assertTrue(
        form.replaceAll("\\s+", " ")
            .contains("(device (vusb (usb-ver 2) (num-ports 2) (port (1 '') (2 1-2))))"),
        form);
    DomainConfig config = DomainConfigLoader.loadSxp("x", form).config();
    assertEquals("1-2", config.hardware().usbHostDevices().get(0).busId());
    assertEquals(2, config.hardware().usbControllers().get(0).ports());
  }

  @ParameterizedTest
  @CsvSource({
    "vusb = [ 'usbver=3' ],Invalid vusb option: usbver",
    "vusb = [ 'numports=17' ],Invalid vusb option: numports",
    "vusb = [ 'port_1=stick' ],Invalid Busid",
    "usbdev = [ 'busid=stick' ],is no place of a USB device",
    "usbdev = [ 'busid=1-2;port=1' ],port= needs controller=",
  })
  void mistakesInUsbAreTold(String text, String message) {
    ConfigException failure =
        org.junit.jupiter.api.Assertions.assertThrows(
            ConfigException.class, () -> load(text.replace(';', ',')));
    assertTrue(failure.getMessage().contains(message), failure.getMessage());
  }

  @ParameterizedTest
  @CsvSource({"0,0", "'no_missed_ticks_pending',2", "'one_missed_tick_pending',3"})
  void timerModesHaveXlsNames(String word, int mode) {
    String value = word.length() == 1 ? word : "'" + word + "'";
    assertEquals(mode, load("timer_mode = " + value).machine().timerMode());
  }

  @Test
  void aParavirtualInterfaceStaysOne() {
    DomainConfig config = load("vif = [ 'type=netfront', 'type=ioemu', 'mac=00:16:3e:00:00:01' ]");
    DomainConfig again = DomainConfigLoader.loadSxp("x", DomainConfigLoader.toSxp(config)).config();
    assertEquals(
        List.of(true, false, false),
        again.devices(VifSpec.class).stream().map(v -> v.link().paravirtual()).toList());
  }
}
