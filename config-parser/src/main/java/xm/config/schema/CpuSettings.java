package xm.config.schema;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import xm.config.model.CpuSelection;
import xm.config.model.Cpus;

/** Virtual CPUs and where they may run. */
final class CpuSettings {
  private static final int MAX_VCPUS = 8192;
  private static final CpuSelection ANY =
      new CpuSelection(List.of(new CpuSelection.Term(false, false, 0, CpusString.MAX_CPU)));

  private CpuSettings() {}

  static Cpus bind(Settings s) {
    int vcpus = (int) s.number("vcpus", 1, 0, MAX_VCPUS, "");
    int max = (int) s.number("maxvcpus", 0, 0, MAX_VCPUS, "");
    int online = max == 0 || vcpus == 0 ? Math.max(1, Math.max(max, vcpus)) : vcpus;
    int all = max == 0 ? online : max;
    if (online > all) {
      s.places().late("vcpus", "vcpus: " + online + " is more than maxvcpus, " + all);
      all = online;
    }
    BitSet available = new BitSet();
    available.set(0, online);
    if (max == 0 && s.isSet("vcpu_avail")) {
      available = mask(s, all);
    }
    List<CpuSelection> selections = selections(s, all);
    for (CpuSelection selection : selections) {
      if (selection.namesNodes()) {
        return new Cpus(all, available, List.of(), selections);
      }
    }
    List<BitSet> affinity = new ArrayList<>();
    selections.forEach(selection -> affinity.add(selection.cpus(node -> new BitSet())));
    return new Cpus(all, available, affinity);
  }

  private static BitSet mask(Settings s, int vcpus) {
    long mask = s.number("vcpu_avail", -1, Long.MIN_VALUE, Long.MAX_VALUE, "");
    BitSet out = BitSet.valueOf(new long[] {mask});
    out.clear(vcpus, Math.max(vcpus, out.length()));
    if (mask == -1) {
      out.set(0, vcpus);
    }
    return out;
  }

  private static List<CpuSelection> selections(Settings s, int vcpus) {
    List<CpuSelection> out = new ArrayList<>();
    Object cpus = s.get("cpus");
    if (!(cpus instanceof List<?> list)) {
      String text = cpus == null && s.get("cpu") != null ? oldCpu(s) : s.text("cpus");
      CpuSelection set = parse(s, text, 0, false);
      if (set != null) {
        out.add(set);
      }
      return out;
    }
    if (list.isEmpty()) {
      return out;
    }
    if (list.size() > vcpus) {
      s.places()
          .late(
              "cpus",
              "cpus has "
                  + list.size()
                  + " items for "
                  + vcpus
                  + " vcpus; write one for each, or one text for all");
    }
    List<String> entries = s.strings("cpus");
    for (int i = 0; i < entries.size(); i++) {
      CpuSelection set = parse(s, entries.get(i), i, true);
      out.add(set == null ? ANY : set);
    }
    for (int i = out.size(); i < vcpus; i++) {
      out.add(ANY); // as xl: vcpus without an entry may run anywhere
    }
    return out;
  }

  /** -1 asked xend to choose. */
  private static String oldCpu(Settings s) {
    long cpu = s.number("cpu", -1, -1, 4095, "");
    return cpu < 0 ? "" : Long.toString(cpu);
  }

  private static CpuSelection parse(Settings s, String text, int index, boolean item) {
    try {
      return CpusString.parse(text);
    } catch (BadString e) {
      s.places().late("cpus", item ? index : 0, e.offset, e.getMessage());
      return null;
    }
  }
}
