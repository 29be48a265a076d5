package xm.toolstack.managed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xm.config.model.DomainConfig;
import xm.config.model.VbdSpec;
import xm.config.model.VifSpec;
import xm.toolstack.Progress;
import xm.toolstack.bench.BenchHost;
import xm.toolstack.host.HostPaths;

class XendImportTest {
  private static final String UUID_TEXT = "0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9";

  /** As xend 4.1 wrote it: empty values are missing words, devices carry uuids. */
  private static final String CONFIG =
      """
      (domain
          (on_crash restart)
          (uuid 0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9)
          (bootloader_args )
          (vcpus 2)
          (name debian)
          (on_poweroff destroy)
          (on_reboot restart)
          (cpus (() ()))
          (description )
          (bootloader )
          (maxmem 1024)
          (memory 512)
          (shadow_memory 0)
          (vcpu_avail 3)
          (features )
          (on_xend_start start)
          (on_xend_stop shutdown)
          (start_time 1394452800.25)
          (cpu_time 20.52)
          (online_vcpus 2)
          (image
              (linux
                  (kernel /boot/vmlinuz)
                  (ramdisk /boot/initrd.img)
                  (args 'root=/dev/xvda1 ro console=hvc0')
                  (superpages 0)
                  (videoram 4)
                  (device_model /usr/lib/xen/bin/qemu-dm)
              )
          )
          (status 0)
          (device (vif (bridge xenbr0) (mac 00:16:3e:11:22:33) (script vif-bridge)
              (uuid 41938a7e-a732-ab9c-87c7-5b7fa50a3b31)))
          (device (vbd (uuid 1334e3b1-aa6e-564b-6d4f-9aca0e5ec2b4) (bootable 1)
              (driver paravirtualised) (dev xvda) (uname phy:/dev/vg0/debian) (mode w) (VDI )))
          (device (vkbd (uuid 12cf3c2a-4232-7599-c7fe-074b41543b45)))
          (device (console (protocol vt100) (location 2)))
      )
      """;

  private final List<String> notices = new ArrayList<>();
  private HostPaths paths;

  private ManagedDomains open() {
    notices.clear();
    return ManagedFactory.on(paths, new OneHost(), (Progress) notices::add);
  }

  private void xendKeeps(String uuid, String text) throws IOException {
    Path directory = paths.xendDomains().resolve(uuid);
    Files.createDirectories(directory);
    Files.writeString(directory.resolve("config.sxp"), text);
  }

  @Test
  void takesEachOverOnceAndSaysSo(@TempDir Path directory) throws IOException {
    paths = new BenchHost(directory).paths();
    assertEquals(List.of(), open().all());
    xendKeeps(UUID_TEXT, CONFIG);
    ManagedDomains domains = open();
    assertEquals(1, notices.size());
    assertTrue(notices.get(0).startsWith("Managed domain 'debian' taken over from "));
    DomainConfig config = domains.inactive("debian").orElseThrow().config();
    assertEquals(UUID.fromString(UUID_TEXT), config.uuid().orElseThrow());
    assertEquals(512, config.memory().targetMib());
    assertEquals(1024, config.memory().maxMib());
    assertEquals(2, config.cpus().max());
    assertEquals(List.of(), config.cpus().affinity());
    assertEquals("start", config.lifecycle().onXendStart());
    assertEquals("shutdown", config.lifecycle().onXendStop());
    assertEquals("root=/dev/xvda1 ro console=hvc0", config.boot().commandLine());
    assertEquals("00:16:3e:11:22:33", config.devices(VifSpec.class).get(0).mac());
    assertEquals("/dev/vg0/debian", config.devices(VbdSpec.class).get(0).target());

    assertEquals(1, open().all().size());
    assertEquals(List.of(), notices, "nothing new");
    open().delete("debian");
    assertEquals(List.of(), open().all(), "deleted is deleted");
    assertTrue(Files.exists(paths.xendDomains().resolve(UUID_TEXT).resolve("config.sxp")));
  }

  @Test
  void saysWhatItCannotTakeOver(@TempDir Path directory) throws IOException {
    paths = new BenchHost(directory).paths();
    xendKeeps("11111111-2222-3333-4444-555555555555", "(domain (name half");
    xendKeeps(UUID_TEXT, CONFIG);
    xendKeeps("66666666-2222-3333-4444-555555555555", CONFIG);
    assertEquals(1, open().all().size());
    assertEquals(3, notices.size(), notices::toString);
    String all = String.join("\n", notices);
    assertTrue(all.contains("11111111-2222-3333-4444-555555555555/config.sxp is not taken over"));
    assertTrue(all.contains("there is a managed domain 'debian' already"), all);
    open();
    assertEquals(List.of(), notices, "each once");
  }
}
