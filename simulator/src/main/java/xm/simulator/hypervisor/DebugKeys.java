package xm.simulator.hypervisor;

/** What the simulated Xen says to keys pressed on its console. */
final class DebugKeys {

  private DebugKeys() {}

  static String answer(char key, DomainTable table) {
    return switch (key) {
      case 'h' -> "showing installed handlers (simulated): h q r";
      case 'q' -> "dumping domain info (simulated): " + table.count() + " domains";
      case 'r' -> "dumping run queues (simulated): none";
      default -> "nothing (simulated)";
    };
  }
}
