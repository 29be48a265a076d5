package xm.toolstack.image;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import xm.config.CpuidWords;
import xm.config.model.CpuidPolicy;
import xm.toolstack.json.JsonFields;

/**
 * libxl's {@code cpuid} as entries of a configuration file, for when the guest reboots: an array of
 * leaves, or in releases that know MSRs an object with that and one of MSRs.
 */
final class XlCpuidText {
  private static final long UNSIGNED = 0xffff_ffffL;

  private XlCpuidText() {}

  static List<String> entries(JsonFields build) {
    List<String> entries = new ArrayList<>();
    JsonFields both = build.part("cpuid");
    List<JsonFields> leaves = both.has("cpuid") ? both.parts("cpuid") : build.parts("cpuid");
    for (JsonFields leaf : leaves) {
      Map<String, String> registers = new LinkedHashMap<>();
      for (String name : List.of("eax", "ebx", "ecx", "edx")) {
        if (!leaf.text(name).isEmpty()) {
          registers.put(name, leaf.text(name));
        }
      }
      if (!registers.isEmpty()) {
        // a release with json-c writes the numbers signed
        long subleaf = leaf.has("subleaf") ? leaf.number("subleaf", 0) & UNSIGNED : -1;
        long number = leaf.number("leaf", 0) & UNSIGNED;
        entries.add(new CpuidPolicy.Leaf(number, subleaf, registers).entry());
      }
    }
    for (JsonFields msr : both.parts("msr")) {
      String words = CpuidWords.ofMsr(msr.number("index", 0), msr.text("policy"));
      if (!words.isEmpty()) {
        entries.add(words);
      }
    }
    return entries;
  }
}
