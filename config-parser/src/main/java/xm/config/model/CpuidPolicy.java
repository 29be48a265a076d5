package xm.config.model;

import java.util.List;
import java.util.Map;

/**
 * Changes to the CPUID that the guest sees.
 *
 * @param leaves changes of whole registers (xend's syntax), in file order
 * @param features changes by name (xl's syntax), name to {@code 0}, {@code 1}, {@code x}, {@code
 *     k}, {@code s} or a number, in file order
 */
public record CpuidPolicy(List<Leaf> leaves, Map<String, String> features) {

  /** No change. */
  public static final CpuidPolicy HOST = new CpuidPolicy(List.of(), Map.of());

  /**
   * The registers of one leaf.
   *
   * @param leaf unsigned 32 bits
   * @param subleaf unsigned 32 bits, -1 when none is named
   * @param registers eax, ebx, ecx or edx to 32 characters of 1, 0, x, k and s, bit 31 first
   */
  public record Leaf(long leaf, long subleaf, Map<String, String> registers) {}

  public CpuidPolicy {
    leaves = List.copyOf(leaves);
  }

  /** True when nothing is changed. */
  public boolean isHost() {
    return leaves.isEmpty() && features.isEmpty();
  }
}
