package xm.toolstack.create;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
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
}
