package xm.config.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import xm.config.model.CpuidPolicy;

/**
 * The registers that {@code cpuid} changes. Each leaf is there once, since libxc takes all bits of
 * a register from the last entry that names it; a later word for a bit goes before an earlier one.
 */
final class CpuidRegisters {
  private static final int BITS = 32;
  private static final int MSR_BITS = 64;

  private final Map<Place, Map<String, String>> leaves = new LinkedHashMap<>();
  private final Map<Long, String> msrs = new LinkedHashMap<>();

  private record Place(long leaf, long subleaf) {}

  /** Whole registers of a leaf, 32 characters each. */
  void put(long leaf, long subleaf, Map<String, String> registers) {
    leaf(leaf, subleaf).putAll(registers);
  }

  /**
   * Some bits of one register.
   *
   * @param bits as many characters as the field has bits, the highest bit first
   */
  void set(CpuidTable.Field field, String bits) {
    if (field.isMsr()) {
      String before = msrs.getOrDefault(field.index(), "x".repeat(MSR_BITS));
      msrs.put(field.index(), with(before, field, bits));
    } else {
      Map<String, String> registers = leaf(field.index(), field.subleaf());
      String before = registers.getOrDefault(field.register(), "x".repeat(BITS));
      registers.put(field.register(), with(before, field, bits));
    }
  }

  private Map<String, String> leaf(long leaf, long subleaf) {
    return leaves.computeIfAbsent(new Place(leaf, subleaf), place -> new LinkedHashMap<>());
  }

  private static String with(String register, CpuidTable.Field field, String bits) {
    int end = register.length() - field.bit();
    return register.substring(0, end - field.length()) + bits + register.substring(end);
  }

  /** All of them, in the order in which the file names them. */
  CpuidPolicy policy(Map<String, String> features) {
    List<CpuidPolicy.Leaf> all = new ArrayList<>();
    leaves.forEach(
        (place, registers) ->
            all.add(new CpuidPolicy.Leaf(place.leaf(), place.subleaf(), registers)));
    List<CpuidPolicy.Msr> others = new ArrayList<>();
    msrs.forEach((index, bits) -> others.add(new CpuidPolicy.Msr(index, bits)));
    return new CpuidPolicy(all, others, features);
  }
}
