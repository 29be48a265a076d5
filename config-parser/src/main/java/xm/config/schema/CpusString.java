package xm.config.schema;

import java.util.ArrayList;
import java.util.List;
import xm.config.model.CpuSelection;

/**
 * A set of physical CPUs such as {@code 0-3,5,^1}, read from left to right, so that a later entry
 * may add again what an earlier one took away (xm-config §3.5). As under xl {@code node:0} and
 * {@code nodes:0-1} stand for the CPUs of NUMA nodes (update_cpumap_range, tools/xl/xl_parse.c).
 */
final class CpusString {
  static final int MAX_CPU = 4095;

  private CpusString() {}

  /** The set; null for no restriction. */
  static CpuSelection parse(String text) throws BadString {
    String whole = text.strip();
    if (whole.isEmpty() || whole.equals("all") || whole.equals("nodes:all")) {
      return null;
    }
    List<CpuSelection.Term> terms = new ArrayList<>();
    int start = 0;
    while (start <= text.length()) {
      int comma = text.indexOf(',', start);
      int end = comma < 0 ? text.length() : comma;
      terms.add(new Entry(text, start, end).term());
      start = end + 1;
    }
    return new CpuSelection(terms);
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

    CpuSelection.Term term() throws BadString {
      int at = pos;
      boolean remove = take('^');
      boolean nodes = take("nodes:") || take("node:");
      if (text.startsWith("all", pos) && text.substring(pos, end).strip().equals("all")) {
        if (remove) {
          throw new BadString(at, "'^all' would leave no CPU");
        }
        return new CpuSelection.Term(false, false, 0, MAX_CPU);
      }
      int first = number(at);
      int last = take('-') ? number(at) : first;
      if (pos < end) {
        throw bad(pos, at);
      }
      if (last < first) {
        throw new BadString(at, "the CPU range '" + shown(at) + "' runs backwards");
      }
      return new CpuSelection.Term(remove, nodes, first, last);
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

    private boolean take(String word) {
      boolean there = text.startsWith(word, pos) && pos + word.length() <= end;
      pos += there ? word.length() : 0;
      return there;
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
          "'"
              + shown(at)
              + "' names no physical CPU; write numbers, 0-3, node:0, or ^1 to leave one out");
    }
  }
}
