package xm.simulator.hypervisor;

/** The hypervisor's console ring: keeps the last 16 KiB. Thread-safe. */
final class ConsoleRing {
  private static final int SIZE = 16 << 10;

  private final StringBuilder text = new StringBuilder();

  synchronized void add(String line) {
    text.append(line);
    if (text.length() > SIZE) {
      text.delete(0, text.length() - SIZE);
    }
  }

  synchronized String read(boolean clear) {
    String all = text.toString();
    if (clear) {
      text.setLength(0);
    }
    return all;
  }
}
