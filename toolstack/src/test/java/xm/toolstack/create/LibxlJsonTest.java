package xm.toolstack.create;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import xm.config.ConfigRequest;
import xm.config.DomainConfigLoader;
import xm.config.HostFacts;
import xm.config.model.Cpus;
import xm.config.model.Scheduling;
import xm.config.model.VbdSpec.DiskMode;
import xm.config.model.VifSpec;
import xm.toolstack.testing.Configs;

class LibxlJsonTest {

  private static String compact(String json) {
    assertTrue(json.endsWith("\n\0"), "libxl reads up to the NUL");
    StringBuilder b = new StringBuilder();
    json.substring(0, json.length() - 2).lines().forEach(line -> b.append(line.strip()));
    return b.toString().replace("\" : ", "\":").replace(" ", "");
  }

  @Test
  void aGuestWithDiskAndInterface() {
    assertEquals(
        "{\"c_info\":{\"type\":\"pv\",\"name\":\"pv2\",\"domid\":4294967295,"
            + "\"uuid\":\"c72ef5c3-c26b-492d-ae99-c4b6d01e44c1\",\"run_hotplug_scripts\":\"True\"},"
            + "\"b_info\":{\"max_vcpus\":1,\"avail_vcpus\":[0],\"tsc_mode\":\"default\","
            + "\"max_memkb\":131072,\"target_memkb\":131072,\"video_memkb\":0,\"sched_params\":{},"
            + "\"kernel\":\"/domu/vmlinux\",\"cmdline\":\"console=hvc0quietip4=192.168.77.102/24tick\","
            + "\"ramdisk\":\"/domu/initrd.gz\",\"type.pv\":{},\"arch_arm\":{},\"arch_x86\":{}},"
            + "\"disks\":[{\"pdev_path\":\"/domu/disk.raw\",\"vdev\":\"xvda\",\"backend\":\"phy\","
            + "\"format\":\"raw\",\"readwrite\":1}],"
            + "\"nics\":[{\"devid\":0,\"mac\":\"00:16:3e:77:00:02\",\"bridge\":\"xenbr0\","
            + "\"nictype\":\"vif\"}],"
            + "\"on_poweroff\":\"destroy\",\"on_reboot\":\"restart\",\"on_crash\":\"restart_rename\"}",
        compact(LibxlJson.of(Configs.pvWithDiskAndVif().build())));
  }

  @Test
  void everythingThatIsNotDefault() {
    BitSet online = new BitSet();
    online.set(0);
    BitSet pinned = new BitSet();
    pinned.set(1);
    String json =
        compact(
            LibxlJson.of(
                Configs.pv()
                    .cpus(new Cpus(2, online, List.of(pinned)))
                    .scheduling(new Scheduling(512, 50, "Pool-1"))
                    .device(Configs.disk("phy", "sdb", "xvdb", 51728, DiskMode.READ_ONLY))
                    .device(
                        new VifSpec(
                            "00:16:3e:00:00:01",
                            "",
                            "10.0.0.1",
                            "vif-route",
                            "",
                            "web0",
                            "1000,50",
                            "",
                            false))
                    .build()));
    for (String part :
        List.of(
            "\"pool_name\":\"Pool-1\"",
            "\"max_vcpus\":2,\"avail_vcpus\":[0],\"vcpu_hard_affinity\":[[1],[1]]",
            "\"sched_params\":{\"weight\":512,\"cap\":50}",
            "\"pdev_path\":\"/dev/sdb\"",
            "\"readwrite\":0",
            "\"ip\":\"10.0.0.1\",\"ifname\":\"web0\",\"script\":\"vif-route\"",
            "\"rate_bytes_per_interval\":1000,\"rate_interval_usecs\":50")) {
      assertTrue(json.contains(part), part + " is in " + json);
    }
  }

  private static String json(String text) {
    return compact(
        LibxlJson.of(
            DomainConfigLoader.load(
                    new ConfigRequest(
                        "w.cfg",
                        "name = 'w'\nmemory = 64\nuuid = '" + Configs.GUEST_UUID + "'\n" + text,
                        List.of(),
                        HostFacts.NONE))
                .config()));
  }

  private static void contains(String json, String... parts) {
    for (String part : parts) {
      assertTrue(json.contains(part), part + " is in " + json);
    }
  }

  @Test
  void aScreenAndItsKeyboard() {
    contains(
        json("vfb = ['vnc=1,vncdisplay=7,vnclisten=0.0.0.0,vncpasswd=x,keymap=de', 'sdl=1']"),
        "\"vfbs\":[{\"devid\":0,\"vnc\":{\"enable\":\"True\",\"listen\":\"0.0.0.0\",\"passwd\":\"x\","
            + "\"display\":7,\"findunused\":\"False\"},\"sdl\":{\"enable\":\"False\","
            + "\"opengl\":\"False\"},\"keymap\":\"de\"}]",
        "\"vkbs\":[{\"devid\":0,\"backend_type\":\"qemu\"}]");
  }

  @Test
  void changesOfTheCpu() {
    String ecx = "\"ecx\":\"" + "x".repeat(31) + "0\"";
    contains(
        json("cpuid = 'host,sse3=0,fsgsbase=k'"),
        "\"cpuid\":[{\"leaf\":1," + ecx + "},{\"leaf\":7,\"subleaf\":0,\"ebx\":");
    contains(
        json("cpuid = 'host,sse3=0,mds-no=1'"),
        "\"cpuid\":{\"cpuid\":[{\"leaf\":1," + ecx + "}],\"msr\":[{\"index\":266,\"policy\":\"xxx");
  }

  @Test
  void theMachineOfHvm() {
    contains(
        json(
            """
            builder = 'hvm'
            viridian = ['defaults', 'stimer', '!crash_ctl']
            vncpasswd = 'x'
            vncdisplay = 3
            gfx_passthru = 'igd'
            """),
        "\"viridian\":\"True\",\"viridian_enable\":[8],\"viridian_disable\":[6]",
        "\"passwd\":\"x\",\"display\":3,\"findunused\":\"True\"",
        "\"gfx_passthru\":\"True\",\"gfx_passthru_kind\":\"igd\"");
  }
}
