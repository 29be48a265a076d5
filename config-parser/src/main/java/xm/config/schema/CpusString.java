package xm.config.schema;

import java.util.BitSet;

/**
 * A set of physical CPUs such as {@code 0-3,5,^1}, read from left to right, so that a later entry
 * may add again what an earlier one took away (xm-config §3.5).
 */
final class CpusString {
  private static final int MAX_CPU = 4095;

  private CpusString() {}

  /** A text that is no set of CPUs. */
  static final class Bad extends Exception {
    private static final long serialVersionUID = 1L;
    final int offset;

    Bad(int offset, String message) {
      super(message, null, false, false);
      this.offset = offset;
    }
  }

  /** The set; null for no restriction. */
  static BitSet parse(String text) throws Bad {
    if (text.isBlank() || text.strip().equals("all")) {
      return null;
    }
    BitSet cpus = new BitSet();
    int start = 0;
    while (start <= text.length()) {
      int comma = text.indexOf(',', start);
      int end = comma < 0 ? text.length() : comma;
      entry(text.substring(start, end).strip(), start, cpus);
      start = end + 1;
    }
    return cpus;
  }

  private static void entry(String entry, int offset, BitSet cpus) throws Bad {
    boolean remove = entry.startsWith("^");
    String range = remove ? entry.substring(1).strip() : entry;
    int dash = range.indexOf('-');
    int first = number(dash < 0 ? range : range.substring(0, dash), entry, offset);
    int last = dash < 0 ? first : number(range.substring(dash + 1), entry, offset);
    if (last < first) {
      throw new Bad(offset, "the CPU range '" + entry + "' runs backwards");
    }
    cpus.set(first, last + 1, !remove);
  }

  private static int number(String digits, String entry, int offset) throws Bad {
    String s = digits.strip();
    try {
      if (!s.isEmpty() && Character.isDigit(s.charAt(0)) && s.length() < 6) {
        int n = Integer.parseInt(s);
        if (n <= MAX_CPU) {
          return n;
        }
      }
    } catch (NumberFormatException ignored) {
      // reported below
    }
    throw new Bad(
        offset,
        "'" + entry + "' names no physical CPU; write numbers, 0-3, or ^1 to leave one out");
  }
}
