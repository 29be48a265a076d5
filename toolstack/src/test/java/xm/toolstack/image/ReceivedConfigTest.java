package xm.toolstack.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import xm.config.model.CpuidPolicy;
import xm.config.model.DomainConfig;
import xm.config.model.GuestType;
import xm.config.model.ShutdownAction;
import xm.config.model.VbdSpec;
import xm.config.model.VifSpec;
import xm.toolstack.image.format.ImageFormatException;
import xm.toolstack.image.format.XlHeader;

/** Configurations of images, as xl writes them and as somebody might forge them. */
class ReceivedConfigTest {
  private static final String UUID = "5e0c1f3a-0f0b-4d40-9c2e-6a2c0a0b0c0d";

  private static final String OF_XL =
      """
      { "c_info": { "type": "pv", "name": "web", "uuid": "%s", "run_hotplug_scripts": "True" },
        "b_info": { "max_vcpus": 2, "avail_vcpus": [ 0 ], "vcpu_hard_affinity": [],
          "tsc_mode": "default", "max_memkb": 131072, "target_memkb": 98305,
          "sched_params": { "weight": 512, "cap": 50 },
          "kernel": "/boot/k", "cmdline": "console=hvc0 it's", "type.pv": {}, "arch_arm": {} },
        "disks": [ { "pdev_path": "/lab/disk.img", "vdev": "xvda", "backend": "phy",
            "format": "raw", "readwrite": 1 } ],
        "nics": [ { "devid": 0, "mac": "00:16:3e:77:01:80", "bridge": "xenbr0",
            "script": "/etc/xen/scripts/vif-bridge", "nictype": "vif" } ],
        "on_reboot": "restart", "on_crash": "restart_rename" }
      """
          .formatted(UUID);

  @Test
  void readsXlsConfiguration() {
    DomainConfig config = of(OF_XL);
    assertEquals("web", config.name());
    assertEquals(UUID, config.uuid().orElseThrow().toString());
    assertEquals(GuestType.PV, config.type());
    assertEquals(97, config.memory().targetMib()); // rounded up
    assertEquals(128, config.memory().maxMib());
    assertEquals(2, config.cpus().max());
    assertEquals(512, config.scheduling().weight());
    assertEquals("console=hvc0 it's", config.boot().commandLine());
    assertEquals(ShutdownAction.RENAME_RESTART, config.lifecycle().onCrash());
    List<VbdSpec> disks = config.devices(VbdSpec.class);
    assertEquals(1, disks.size());
    assertEquals("xvda", disks.get(0).vdev());
    VifSpec vif = config.devices(VifSpec.class).get(0);
    assertEquals("00:16:3e:77:01:80", vif.mac());
    assertEquals("xenbr0", vif.bridge());
  }

  @Test
  void driverDomainsAreKeptByName() {
    String served =
        OF_XL
            .replace("\"readwrite\": 1", "\"readwrite\": 1, \"backend_domname\": \"store\"")
            .replace("\"devid\": 0", "\"devid\": 0, \"backend_domid\": 4")
            .replace("\"name\": \"web\"", "\"name\": \"web\", \"driver_domain\": \"True\"");
    DomainConfig config = of(served);
    assertEquals("store", config.devices(VbdSpec.class).get(0).backend());
    assertEquals("4", config.devices(VifSpec.class).get(0).backend());
    assertTrue(config.platform().driverDomain());
  }

  /** An emulated card beside it would not fit the saved state of the device model. */
  @Test
  void anInterfaceOfHvmWithoutCardHasNone() {
    String hvm =
        OF_XL.replace("\"type\": \"pv\"", "\"type\": \"hvm\"").replace("type.pv", "type.hvm");
    assertTrue(of(hvm).devices(VifSpec.class).get(0).link().paravirtual());
    VifSpec both = of(hvm.replace("\"vif\"", "\"vif_ioemu\"")).devices(VifSpec.class).get(0);
    assertTrue(both.ioemu() && !both.link().paravirtual());
    assertTrue(!of(OF_XL).devices(VifSpec.class).get(0).link().paravirtual());
  }

  /** A guest that reboots sees the same processor; both forms that releases of libxl write. */
  @Test
  void readsTheProcessorThatTheGuestSees() {
    String ebx = "x".repeat(31) + 'k';
    String leaf = "[{\"leaf\":-2147483641,\"subleaf\":0,\"ebx\":\"" + ebx + "\"}]";
    String start = "\"b_info\": { ";
    CpuidPolicy array =
        of(OF_XL.replace(start, start + "\"cpuid\":" + leaf + ',')).hardware().cpuid();
    assertEquals("0x80000007,0x0:ebx=" + ebx, array.leaves().get(0).entry());
    String msr = "[{\"index\":266,\"policy\":\"" + "x".repeat(58) + "1xxxxx\"}]";
    String both = "\"cpuid\":{\"cpuid\":" + leaf + ",\"msr\":" + msr + "},";
    CpuidPolicy object = of(OF_XL.replace(start, start + both)).hardware().cpuid();
    assertEquals(array.leaves(), object.leaves());
    assertEquals(List.of(new CpuidPolicy.Msr(0x10a, "x".repeat(58) + "1xxxxx")), object.msrs());
  }

  @Test
  void readsTheMachineOfHvm() {
    String hvm =
        OF_XL
            .replace("\"type\": \"pv\"", "\"type\": \"hvm\"")
            .replace(
                "\"type.pv\": {",
                "\"type.hvm\": {\"viridian\":\"True\",\"viridian_enable\":[7,8],"
                    + "\"viridian_disable\":[6],\"gfx_passthru\":\"True\"");
    assertEquals(
        List.of("defaults", "synic", "stimer", "!crash_ctl"), of(hvm).machine().viridian().words());
    assertEquals("default", of(hvm).machine().gfxPassthru());
  }

  @Test
  void takesAsLittleAsXlTakes() {
    DomainConfig config =
        of(
            "{\"c_info\":{\"type\":\"pvh\",\"name\":\"mini\",\"uuid\":\""
                + UUID
                + "\"},\"b_info\":{\"max_memkb\":163840,\"target_memkb\":163840,\"type.pvh\":{}}}");
    assertEquals(GuestType.PVH, config.type());
    assertEquals(160, config.memory().targetMib());
    // libxl's default for what it leaves out
    assertEquals(ShutdownAction.DESTROY, config.lifecycle().onCrash());
  }

  @Test
  void valuesCannotBecomeCode() {
    DomainConfig config = of(OF_XL.replace("it's", "'\\nmemory = 4096\\n#\\\\"));
    assertEquals(97, config.memory().targetMib());
    assertTrue(config.boot().commandLine().contains("memory = 4096"));
  }

  @Test
  void damageIsSaid() {
    assertThrows(ImageFormatException.class, () -> of("{"));
    assertThrows(ImageFormatException.class, () -> of("[]"));
    assertThrows(ImageFormatException.class, () -> of("{} {}"));
    assertThrows(ImageFormatException.class, () -> of("{}"));
    assertThrows(ImageFormatException.class, () -> of("{\"a\":" + "[".repeat(90) + "]".repeat(90)));
    assertThrows(ImageFormatException.class, () -> of(OF_XL.replace("\"web\"", "\"a/b\"")));
    assertThrows(ImageFormatException.class, () -> of(OF_XL.replace(UUID, "none")));
    assertThrows(ImageFormatException.class, () -> of(OF_XL.replace("98305", "-1")));
  }

  private static DomainConfig of(String json) {
    return ReceivedConfig.of(new XlHeader(true, json));
  }
}
