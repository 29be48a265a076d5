package xm.config;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Makes bad files: mutated real ones, and random tokens. Seeded, so that each can be made again.
 */
final class Fuzzer {
  private static final String[] TOKENS = {
    "name",
    "=",
    "'x'",
    "\"",
    "'''",
    "[",
    "]",
    "(",
    ")",
    "{",
    "}",
    ",",
    ":",
    "\n",
    "\n    ",
    "\n\t",
    "if ",
    "else",
    "for i in ",
    "while ",
    "def f(a):",
    "return ",
    "lambda x:",
    "try:",
    "except:",
    "import os",
    "from os import *",
    "1",
    "010",
    "0x",
    "9" + "9".repeat(30),
    "1.5e3",
    "%",
    "+",
    "*",
    "**",
    "//",
    "<<",
    "==",
    "in ",
    "not ",
    "is ",
    "print ",
    "del ",
    "raise ",
    "global ",
    ";",
    "\\",
    "\\\n",
    "#",
    "disk",
    "vif",
    "memory",
    "os.path.join",
    "range(9)",
    ".format",
    ".join",
    "'%d'",
    "u'\\u0041'",
    "r'\\'",
    "None",
    "True",
    "a",
    "b",
    "[i for i in ",
    "vmid",
    "xm_vars.check()",
    "class ",
    "assert ",
    "pass",
    "@",
    "`",
    "$",
    "\u00e9",
    "\0",
    "-",
    "~",
    "|",
    "and ",
    "or "
  };

  /** Of evaluation, and of everything else that is done with a file. */
  private static final long SLOW_NANOS = 1_500_000_000L;

  private final List<String> seeds;
  private final SplittableRandom random;

  Fuzzer(List<String> seeds, long seed) {
    this.seeds = seeds;
    this.random = new SplittableRandom(seed);
  }

  /** The next bad file. */
  String next() {
    if (seeds.isEmpty() || random.nextInt(4) == 0) {
      return tokens();
    }
    StringBuilder text = new StringBuilder(pick());
    int changes = 1 + random.nextInt(6);
    for (int i = 0; i < changes; i++) {
      mutate(text);
    }
    return text.toString();
  }

  /** The smaller of two: a change in a small file is as likely to matter, and costs less. */
  private String pick() {
    String a = seeds.get(random.nextInt(seeds.size()));
    String b = seeds.get(random.nextInt(seeds.size()));
    return a.length() < b.length() ? a : b;
  }

  private String tokens() {
    StringBuilder out = new StringBuilder();
    int count = 1 + random.nextInt(40);
    for (int i = 0; i < count; i++) {
      out.append(TOKENS[random.nextInt(TOKENS.length)]);
    }
    return out.toString();
  }

  private void mutate(StringBuilder text) {
    int at = random.nextInt(text.length() + 1);
    int end = Math.min(text.length(), at + random.nextInt(1 + random.nextInt(40)));
    switch (random.nextInt(6)) {
      case 0 -> text.delete(at, end);
      case 1 -> text.insert(at, TOKENS[random.nextInt(TOKENS.length)]);
      case 2 -> text.insert(at, text.substring(at, end));
      case 3 -> {
        if (at < text.length()) {
          text.setCharAt(at, (char) random.nextInt(256));
        }
      }
      case 4 -> {
        String other = pick();
        int from = random.nextInt(other.length() + 1);
        int to = Math.min(other.length(), from + random.nextInt(200));
        text.insert(at, other, from, to);
      }
      default -> text.replace(at, end, TOKENS[random.nextInt(TOKENS.length)]);
    }
  }

  /** Real files, where they are; otherwise the examples of this repository. */
  static List<String> seeds(List<java.nio.file.Path> files) {
    List<String> out = new ArrayList<>();
    for (java.nio.file.Path file : files) {
      out.add(Corpus.read(file, true));
    }
    return out;
  }

  /** Of this thread: a busy machine is no finding. */
  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  /** What went wrong with a file; null when it was accepted or refused as it should be. */
  static String verdict(String text) {
    long start = System.nanoTime();
    long cpu = cpuNanos();
    try {
      ConfigRequest request =
          new ConfigRequest("fuzz.cfg", text, List.of("vmid=1", "memory=64"), TestHost.PLAIN);
      LoadedConfig loaded = DomainConfigLoader.load(request);
      String sxp = DomainConfigLoader.toSxp(loaded.config());
      DomainConfigLoader.loadSxp("fuzz.sxp", sxp);
      if (XlText.of(loaded.config()).isEmpty()) {
        return "no xl text";
      }
    } catch (ConfigException expected) {
      if (DiagnosticPrinter.print(expected.diagnostics()).isEmpty()) {
        return "refused without a reason";
      }
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      StackTraceElement[] trace = e.getStackTrace();
      return e + (trace.length > 0 ? " at " + trace[0] : "");
    }
    if (System.nanoTime() - start < SLOW_NANOS || cpuNanos() - cpu < SLOW_NANOS) {
      return null;
    }
    return "took more than " + SLOW_NANOS / 1_000_000 + " ms";
  }
}
