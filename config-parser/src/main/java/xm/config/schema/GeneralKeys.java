package xm.config.schema;

/** Identity, life cycle, memory and CPUs. */
final class GeneralKeys {
  private GeneralKeys() {}

  static void add(KeyGroup g) {
    identity(g);
    lifeCycle(g);
    memory(g);
    cpus(g);
  }

  private static void identity(KeyGroup g) {
    g.text("name", "", null, "Name of the domain, unique on the host. Default: the file's name.")
        .text("uuid", "UUID", null, "Identity of the domain. Default: a random one.")
        .text("description", "", "", "Free text, kept with the domain.")
        .xm()
        .text("pool", "", null, "CPU pool to start in. Default: Pool-0.")
        .number("target", "domid", 0L, "Rights over another domain, which xend's stub domains had.")
        .xm()
        .ignored();
  }

  private static void lifeCycle(KeyGroup g) {
    String actions = "destroy, restart, preserve or rename-restart";
    g.text("on_poweroff", actions, null, "What to do when the guest powers off. Default: destroy.")
        .text("on_reboot", actions, null, "What to do when the guest reboots. Default: restart.")
        .text(
            "on_crash",
            actions + ", coredump-destroy or coredump-restart",
            null,
            "What to do when the guest crashes. Default: restart (under xl: destroy).")
        .text(
            "restart",
            "onreboot, always or never",
            null,
            "Old way to set on_poweroff, on_reboot and on_crash together.")
        .xm()
        .text(
            "on_xend_start",
            "ignore or start",
            "ignore",
            "Whether the domain starts with the host.")
        .xm()
        .text(
            "on_xend_stop",
            "ignore, shutdown or suspend",
            "ignore",
            "What to do with the domain when the host stops.")
        .xm();
  }

  private static void memory(KeyGroup g) {
    g.number("memory", "MiB", 128L, "Memory that the domain starts with.")
        .number("maxmem", "MiB", null, "Most memory that it can be given. Default: memory.")
        .number("shadow_memory", "MiB", 0L, "Memory for shadow page tables; 0 computes it.")
        .flag("memory_sharing", 0L, "Page sharing between HVM domains; no Xen of today has it.")
        .xm()
        .ignored()
        .number("superpages", "", 0L, "PV superpages, which Xen no longer has.")
        .xm()
        .ignored();
  }

  private static void cpus(KeyGroup g) {
    g.number("vcpus", "", 1L, "Virtual CPUs; with maxvcpus those online at the start.")
        .number("vcpu_avail", "bit mask", null, "Virtual CPUs online at the start. Default: all.")
        .xm()
        .number("cpu", "", null, "Old way to name one physical CPU; comes before cpus.")
        .xm()
        .either(
            "cpus",
            "such as 0-3,5,^1",
            null,
            "Physical CPUs that the virtual ones may run on: one text for all, or a list with one "
                + "entry for each. Default: any.")
        .number("cpu_weight", "1 to 65535", null, "Share of CPU time. Default: 256.")
        .number("cpu_cap", "percent", null, "Most CPU time, 100 for one CPU. Default: no limit.")
        .xm()
        .list(
            "cpuid",
            "LEAF[,SUBLEAF]:REG=BITS, or host,NAME=VALUE,...",
            "Changes to the CPUID that the guest sees. BITS are 32 of the characters 1, 0, x (the"
                + " default), k and s (the host's), bit 31 first, or a number; VALUE is one of the"
                + " characters, or a number for a field of several bits; the names are xl's.")
        .list("cpuid_check", "LEAF[,SUBLEAF]:REG=BITS", "CPUID that the host had to have.")
        .xm()
        .ignored()
        .number("nomigrate", "", 0L, "1 forbids save and migrate.")
        .number("tsc_mode", "0 to 2", 0L, "Time stamp counter: 0 default, 1 emulated, 2 native.")
        .number("machine_address_size", "bits", null, "Limit that Xen no longer has.")
        .xm()
        .ignored()
        .flag("suppress_spurious_page_faults", null, "Work-around that Xen no longer has.")
        .xm()
        .ignored()
        .number("s3_integrity", "", 1L, "Memory check of tboot over suspend to RAM, not asked for.")
        .xm()
        .ignored()
        .number("oos", "", 1L, "Out-of-sync shadow pages.")
        .number("hap", "", 1L, "Hardware assisted paging.")
        .number("nestedhvm", "", null, "Hardware virtualisation inside the guest.")
        .number("vhpt", "", 0L, "For ia64 only, which Xen no longer runs on.")
        .xm()
        .ignored();
  }
}
