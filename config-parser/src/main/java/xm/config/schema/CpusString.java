package xm.config.schema;

import java.util.BitSet;

/**
 * A set of physical CPUs such as {@code 0-3,5,^1}, read from left to right, so that a later entry
 * may add again what an earlier one took away (xm-config §3.5).
 */
final class CpusString {
  private static final int MAX_CPU = 4095;

  private CpusString() {}

  /** The set; null for no restriction. */
  static BitSet parse(String text) throws BadString {
    if (text.isBlank() || text.strip().equals("all")) {
      return null;
    }
    BitSet cpus = new BitSet();
    int start = 0;
    while (start <= text.length()) {
      int comma = text.indexOf(',', start);
      int end = comma < 0 ? text.length() : comma;
      new Entry(text, start, end).apply(cpus);
      start = end + 1;
    }
    return cpus;
  }

  /** One entry between two commas. */
  private static final class Entry {
    private final String text;
    private final int end;
    private int pos;

    Entry(String text, int start, int end) {
      this.text = text;
      this.pos = start;
      this.end = end;
      skipBlanks();
    }

    void apply(BitSet cpus) throws BadString {
      int at = pos;
      boolean remove = take('^');
      if (text.startsWith("node", pos)) {
        throw new BadString(
            at,
            "NUMA nodes in cpus are not supported yet: write the CPUs of the node, which"
                + " xm info -n lists");
      }
      if (text.startsWith("all", pos) && text.substring(pos, end).strip().equals("all")) {
        if (remove) {
          throw new BadString(at, "'^all' would leave no CPU");
        }
        cpus.set(0, MAX_CPU + 1);
        return;
      }
      int first = number(at);
      int last = take('-') ? number(at) : first;
      if (pos < end) {
        throw bad(pos, at);
      }
      if (last < first) {
        throw new BadString(at, "the CPU range '" + shown(at) + "' runs backwards");
      }
      cpus.set(first, last + 1, !remove);
    }

    private int number(int at) throws BadString {
      skipBlanks();
      int from = pos;
      int n = 0;
      while (pos < end && text.charAt(pos) >= '0' && text.charAt(pos) <= '9') {
        n = Math.min(n * 10 + text.charAt(pos++) - '0', MAX_CPU + 1);
      }
      if (pos == from) {
        throw bad(pos, at);
      }
      if (n > MAX_CPU) {
        throw new BadString(from, "no host has a CPU " + text.substring(from, pos));
      }
      skipBlanks();
      return n;
    }

    private boolean take(char c) {
      if (pos < end && text.charAt(pos) == c) {
        pos++;
        return true;
      }
      return false;
    }

    private void skipBlanks() {
      while (pos < end && Character.isWhitespace(text.charAt(pos))) {
        pos++;
      }
    }

    private String shown(int at) {
      return text.substring(at, end).strip();
    }

    private BadString bad(int where, int at) {
      return new BadString(
          Math.min(where, Math.max(at, end - 1)),
          "'" + shown(at) + "' names no physical CPU; write numbers, 0-3, or ^1 to leave one out");
    }
  }
}
