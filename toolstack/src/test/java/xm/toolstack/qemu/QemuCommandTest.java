package xm.toolstack.qemu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import xm.config.model.DomainConfig;
import xm.config.model.GuestType;
import xm.config.model.Machine;
import xm.config.model.Memory;
import xm.config.model.VbdSpec;
import xm.config.model.VifLink;
import xm.config.model.VifSpec;
import xm.toolstack.host.HostPaths;
import xm.toolstack.testing.Configs;

/** The whole command line of typical domains. */
class QemuCommandTest {
  private static final HostPaths PATHS =
      new HostPaths(
          Path.of("/s"),
          Path.of("/lib"),
          Path.of("/run/xen"),
          Path.of("/log"),
          Path.of("/lock"),
          Path.of("/usr/lib/xen-4.17/bin"),
          Path.of("/var/lib/xm"));

  private static Configs hvm() {
    return Configs.pv()
        .name("win,7")
        .type(GuestType.HVM)
        .memory(new Memory(512, 512, 0, 0))
        .boot(Configs.boot("/usr/lib/xen/boot/hvmloader", "", "", ""));
  }

  private static List<String> arguments(DomainConfig config) {
    return QemuCommand.arguments(config, 7, 8 * 1024, PATHS);
  }

  @Test
  void aWindowsGuestOfAnOldFile() {
    DomainConfig config =
        hvm()
            .device(Configs.disk("phy", "/dev/vg/w,7", "hda", 768, VbdSpec.DiskMode.READ_WRITE))
            .device(cdrom(""))
            .device(Configs.vif("00:16:3e:01:02:03", "xenbr0"))
            .build();
    assertEquals(
        List.of(
            "-xen-domid",
            "7",
            "-no-shutdown",
            "-chardev",
            "socket,id=libxl-cmd,path=/run/xen/qmp-libxl-7,server=on,wait=off",
            "-mon",
            "chardev=libxl-cmd,mode=control",
            "-chardev",
            "socket,id=libxenstat-cmd,path=/run/xen/qmp-libxenstat-7,server=on,wait=off",
            "-mon",
            "chardev=libxenstat-cmd,mode=control",
            "-nodefaults",
            "-no-user-config",
            "-name",
            "win,,7",
            "-vnc",
            "127.0.0.1:0,to=99",
            "-display",
            "none",
            "-device",
            "cirrus-vga,vgamem_mb=8",
            "-boot",
            "order=c",
            "-device",
            "rtl8139,id=nic0,netdev=net0,mac=00:16:3e:01:02:03",
            "-netdev",
            "type=tap,id=net0,ifname=vif7.0-emu,script=no,downscript=no",
            "-machine",
            "xenfv,suppress-vmdesc=on",
            "-m",
            "504",
            "-drive",
            "file=/dev/vg/w,,7,format=raw,if=ide,index=0,media=disk,cache=writeback",
            "-drive",
            "if=none,readonly=on,id=ide-5632",
            "-device",
            "ide-cd,id=ide-5632,drive=ide-5632,bus=ide.1,unit=0"),
        arguments(config));
  }

  @Test
  void aPasswordIsAskedForButNotNamed() {
    Machine.Display display =
        new Machine.Display(true, "0.0.0.0", 3, false, "hunter2", false, false, "", "");
    List<String> words = arguments(hvm().machine(with(display)).build());
    assertTrue(words.contains("0.0.0.0:3,password=on"), words.toString());
    assertFalse(words.toString().contains("hunter2"));
    assertFalse(display.toString().contains("hunter2"));
  }

  @Test
  void aKernelIsGivenToQemusOwnLoader() {
    List<String> words =
        arguments(hvm().boot(Configs.boot("/k", "/r", "console=ttyS0", "")).build());
    int at = words.indexOf("-kernel");
    assertEquals(
        List.of("-kernel", "/k", "-initrd", "/r", "-append", "console=ttyS0"),
        words.subList(at, at + 6));
  }

  @Test
  void anInterfaceThatIsToBeParavirtualIsNotEmulated() {
    VifSpec netfront = Configs.vif("00:16:3e:01:02:04", "xenbr0");
    VifSpec alone =
        new VifSpec(
            netfront.mac(),
            "xenbr0",
            "",
            "",
            "",
            "",
            "",
            "",
            false,
            new VifLink(0, "", "", true, true));
    List<String> both =
        arguments(hvm().device(alone).device(Configs.vif("00:16:3e:01:02:03", "xenbr0")).build());
    assertTrue(both.contains("rtl8139,id=nic1,netdev=net1,mac=00:16:3e:01:02:03"), both.toString());
    assertFalse(both.toString().contains("00:16:3e:01:02:04"), both.toString());
    assertTrue(arguments(hvm().device(alone).build()).toString().contains("-net, none"));
  }

  @Test
  void usbDevicesAreNamedByBusOrByMaker() {
    assertEquals(List.of("-device", "usb-tablet"), UsbWord.arguments("tablet"));
    assertEquals(
        List.of("-device", "usb-host,hostbus=1,hostaddr=6,id=xm-usb-host-1-6"),
        UsbWord.arguments("host:1.6"));
    String both = "usb-host,vendorid=0x046d,productid=0xc05b,id=xm-usb-host-";
    assertEquals(List.of("-device", both + "046d-c05b"), UsbWord.arguments("host:046d:c05b"));
    assertEquals(
        List.of("-device", both + "0x046d-0xc05b"), UsbWord.arguments("host:0x046d:0xc05b"));
    assertEquals("{driver=usb-host, vendorid=0x046d}", UsbWord.options("host:046d:*").toString());
  }

  @Test
  void aUsbDiskIsADriveAndWhatQemuForgotIsNotKnown() {
    assertEquals(
        List.of(
            "-drive",
            "if=none,format=raw,id=xm-usb-disk--a-b,file=/a,,b",
            "-device",
            "usb-storage,drive=xm-usb-disk--a-b"),
        UsbWord.arguments("disk:/a,b"));
    assertTrue(UsbWord.known("disk:/a") && UsbWord.known("usb-ccid"));
    assertFalse(UsbWord.known("serial:/dev/ttyS0"));
  }

  @Test
  void onlyWholeDisksAreEmulated() {
    assertEquals("EmulatedDrive[index=2, scsi=false, id=ide-5632]", drive(22 << 8));
    assertEquals("EmulatedDrive[index=1, scsi=false, id=ide-51728]", drive(51728));
    assertEquals("EmulatedDrive[index=1, scsi=true, id=ide-2064]", drive(2064));
    assertTrue(EmulatedDrive.of(51713).isEmpty());
    assertEquals(5632, MachineControl.driveNumber("hdc").getAsInt());
    assertTrue(MachineControl.driveNumber("cdrom").isEmpty());
  }

  @Test
  void aGraphicsCardOfTheHostIsAskedForWithTheMachine() {
    DomainConfig config =
        xm.config.DomainConfigLoader.load(
                new xm.config.ConfigRequest(
                    "w.cfg",
                    "builder = 'hvm'\nmemory = 64\nname = 'w'\ngfx_passthru = 1\n",
                    List.of(),
                    xm.config.HostFacts.NONE))
            .config();
    List<String> words = arguments(config);
    assertTrue(words.contains("xenfv,suppress-vmdesc=on,igd-passthru=on"), words.toString());
  }

  private static String drive(int number) {
    return EmulatedDrive.of(number).orElseThrow().toString();
  }

  private static VbdSpec cdrom(String target) {
    return new VbdSpec(
        "file", "raw", target, "hdc", 5632, VbdSpec.DiskMode.READ_ONLY, true, "", "file:" + target);
  }

  private static Machine with(Machine.Display display) {
    Machine m = Machine.DEFAULT;
    return new Machine(
        m.pvShim(),
        m.acpi(),
        m.apic(),
        m.pae(),
        m.hpet(),
        m.viridian(),
        m.vptAlign(),
        m.nestedHvm(),
        m.xenPlatformPci(),
        m.timerMode(),
        m.loader(),
        m.bios(),
        m.bootOrder(),
        m.mmioHoleMib(),
        m.vga(),
        m.gfxPassthru(),
        m.usb(),
        m.usbDevices(),
        m.serial(),
        m.sound(),
        m.keymap(),
        m.floppyA(),
        m.floppyB(),
        m.deviceModel(),
        m.deviceModelArguments(),
        m.stubDomain(),
        display);
  }
}
