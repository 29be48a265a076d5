package xm.cli;

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
import xm.toolstack.device.XenstorePaths;
import xm.xenctrl.DomainInfo;

/**
 * xm list -l of real hosts. The domain is made from the configuration that the sample shows, then
 * what it has used and where it runs is staged. The devices of a running domain come from xenstore,
 * whose fields are not those of a configuration: their classes and order are compared.
 */
class GoldenLongTest {
  private static final String OF_4_4 =
      """
      (domain
          (domid 3)
          (cpu_weight 256)
          (cpu_cap 0)
          (pool_name Pool-0)
          (bootloader '')
          (vcpus 2)
          (cpus ((0 2 3) (0 2 3)))
          (on_poweroff destroy)
          (description '')
          (on_crash preserve)
          (uuid 0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9)
          (bootloader_args '')
          (name debian-pv)
          (on_reboot restart)
          (maxmem 1024)
          (memory 512)
          (shadow_memory 0)
          (vcpu_avail 3)
          (features '')
          (on_xend_start ignore)
          (on_xend_stop ignore)
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
                  (nomigrate 0)
                  (tsc_mode 0)
                  (device_model /usr/lib/xen/bin/qemu-dm)
              )
          )
          (status 2)
          (state -b----)
          (store_mfn 262143)
          (console_mfn 262142)
      """;

  @TempDir Path directory;

  private static final String CONFIG =
      """
      name = '%s'
      uuid = '%s'
      kernel = '/boot/vmlinuz'
      ramdisk = '/boot/initrd.img'
      root = '/dev/xvda1 ro'
      extra = 'console=hvc0'
      memory = %d
      maxmem = %d
      vcpus = 2
      cpus = '0,2-3'
      on_crash = '%s'
      vif = ['mac=00:16:3e:11:22:33,bridge=xenbr0']
      disk = ['phy:/dev/vg0/data,xvda,w']
      vfb = ['vnc=1,vncdisplay=3']
      """;

  private StagedHost hostWith(String name, String uuid, int memory, int maxmem, String onCrash)
      throws IOException {
    StagedHost host = new StagedHost(directory);
    Path boot = directory.resolve("sim/fs/boot");
    Files.copy(boot.resolve("vmlinuz-sim"), boot.resolve("vmlinuz"));
    Files.copy(boot.resolve("initrd-sim"), boot.resolve("initrd.img"));
    Path small = Files.writeString(directory.resolve("s.cfg"), "kernel = '/boot/vmlinuz'\n");
    host.out("create", "-pq", small.toString(), "name=first", "memory=16");
    host.out("create", "-pq", small.toString(), "name=second", "memory=16");
    Path config =
        Files.writeString(
            directory.resolve("d.cfg"), CONFIG.formatted(name, uuid, memory, maxmem, onCrash));
    host.out("create", "-pq", config.toString());
    return host;
  }

  private static void stage(StagedHost host, String name, String uuid, double seconds) {
    DomainInfo i = StagedHost.info(3, "-b----", 512 * 256, 2, seconds);
    DomainInfo info =
        new DomainInfo(
            3,
            i.flags(),
            i.totalPages(),
            1024 * 256,
            0,
            0,
            0,
            0,
            i.cpuTimeNanos(),
            2,
            1,
            0,
            UUID.fromString(uuid),
            0);
    host.domain(name, info, List.of(), 0);
  }

  /** The lines of the domain itself, before those of its devices. */
  private static List<String> domainPart(String form) {
    return new ArrayList<>(form.lines().takeWhile(l -> !l.startsWith("    (device")).toList());
  }

  @Test
  void of_xm_4_4() throws IOException {
    String uuid = "0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9";
    try (StagedHost host = hostWith("debian-pv", uuid, 512, 1024, "preserve")) {
      stage(host, "debian-pv", uuid, 20.52);
      host.node(XenstorePaths.startTime(UUID.fromString(uuid)), "1394452800.25");
      String form = host.out("list", "-l", "debian-pv");
      List<String> ours = domainPart(form);
      List<String> expected = new ArrayList<>(OF_4_4.lines().toList());
      // a PV domain has no device model here, and the frames are this host's
      assertTrue(expected.removeIf(line -> line.contains("(device_model ")));
      expected.replaceAll(GoldenLongTest::withoutFrame);
      ours.replaceAll(GoldenLongTest::withoutFrame);
      assertEquals(Captured.text(expected), Captured.text(ours));
      assertEquals(List.of("vif", "vkbd", "console", "vbd", "vfb"), classes(form));
      assertTrue(form.endsWith("\n)\n"), form);
    }
  }

  private static String withoutFrame(String line) {
    return line.replaceFirst("_mfn [0-9]+\\)", "_mfn N)");
  }

  private static List<String> classes(String form) {
    String[] parts = form.split("\\(device\\s+\\(", -1);
    List<String> classes = new ArrayList<>();
    for (int i = 1; i < parts.length; i++) {
      classes.add(parts[i].split("[\\s(]", 2)[0]);
    }
    return classes;
  }

  /** Oracle's 3.4: another order of the fields, no pools yet, and no list of CPUs. */
  @Test
  void of_xm_3_4() throws IOException {
    String uuid = "0004fb00-0006-0000-4acc-3678187fb85c";
    String name = "0004fb00000600004acc3678187fb85c";
    List<String> expected =
        domainPart(Captured.text(Captured.lines("fusioninventory-xm_list_-l_vmname")));
    try (StagedHost host = hostWith(name, uuid, 2048, 2048, "restart")) {
      stage(host, name, uuid, 4822.14137234);
      host.node(XenstorePaths.startTime(UUID.fromString(uuid)), "1332281343.74");
      List<String> ours = beforeImage(domainPart(host.out("list", "-l", name)));
      List<String> onlyOurs = new ArrayList<>(ours);
      onlyOurs.removeAll(expected);
      List<String> onlyTheirs = beforeImage(expected);
      onlyTheirs.removeAll(ours);
      onlyTheirs.sort(null);
      onlyOurs.sort(null);
      assertEquals(
          List.of(
              "    (bootloader '')", // pygrub, which leaves no (kernel) to compare
              "    (bootloader_args '')",
              "    (cpu_weight 256)", // the host's own scheduler has no such weight
              "    (cpus ((0 2 3) (0 2 3)))",
              "    (domid 3)",
              "    (pool_name Pool-0)",
              "    (vcpu_avail 3)"),
          onlyOurs);
      assertEquals(
          List.of(
              "    (bootloader /usr/bin/pygrub)",
              "    (bootloader_args -q)",
              "    (cpu_weight 27500)",
              "    (cpus (() ()))",
              "    (domid 34)"),
          onlyTheirs);
    }
  }

  private static List<String> beforeImage(List<String> lines) {
    return new ArrayList<>(lines.subList(0, lines.indexOf("    (image")));
  }
}
