package xm.config.model;

import java.util.List;
import java.util.Map;

/**
 * Changes to the CPUID that the guest sees.
 *
 * @param leaves changes of registers, whether written as such or by name; each leaf once
 * @param msrs changes by name of what an MSR tells the guest about the CPU
 * @param features the names as written (xl's syntax), name to {@code 0}, {@code 1}, {@code x},
 *     {@code k}, {@code s} or a number, in file order; to be shown, what they do is above
 */
public record CpuidPolicy(List<Leaf> leaves, List<Msr> msrs, Map<String, String> features) {

  /** No change. */
  public static final CpuidPolicy HOST = new CpuidPolicy(List.of(), List.of(), Map.of());

  /**
   * The registers of one leaf.
   *
   * @param leaf unsigned 32 bits
   * @param subleaf unsigned 32 bits, -1 when none is named
   * @param registers eax, ebx, ecx or edx to 32 characters of 1, 0, x, k and s, bit 31 first
   */
  public record Leaf(long leaf, long subleaf, Map<String, String> registers) {

    /** As an entry of {@code cpuid = [ ... ]}, for xm and xl alike. */
    public String entry() {
      StringBuilder entry = new StringBuilder("0x").append(Long.toHexString(leaf));
      if (subleaf >= 0) {
        entry.append(",0x").append(Long.toHexString(subleaf));
      }
      char before = ':';
      for (Map.Entry<String, String> register : registers.entrySet()) {
        entry.append(before).append(register.getKey()).append('=').append(register.getValue());
        before = ',';
      }
      return entry.toString();
    }
  }

  /**
   * One model-specific register.
   *
   * @param index unsigned 32 bits
   * @param bits 64 characters of 1, 0, x and k, bit 63 first
   */
  public record Msr(long index, String bits) {}

  public CpuidPolicy {
    leaves = List.copyOf(leaves);
    msrs = List.copyOf(msrs);
  }

  /** True when nothing is changed. */
  public boolean isHost() {
    return leaves.isEmpty() && msrs.isEmpty();
  }
}
