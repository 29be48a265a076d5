package xm.config;

import xm.config.schema.CpuidTable;

/** Texts of {@code cpuid} for changes that come from elsewhere than a configuration file. */
public final class CpuidWords {
  private CpuidWords() {}

  /**
   * The entry that sets bits of an MSR, which only have names; empty when none of them has one.
   *
   * @param bits one character for each, the highest bit first
   */
  public static String ofMsr(long index, String bits) {
    return CpuidTable.msrWords(index, bits);
  }
}
