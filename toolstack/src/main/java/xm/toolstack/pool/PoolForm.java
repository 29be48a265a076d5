package xm.toolstack.pool;

import java.util.BitSet;
import java.util.List;
import xm.config.ConfigException;
import xm.config.SxpText;
import xm.config.sxp.Sxp;
import xm.toolstack.ToolstackException;

/** Reads {@code (pool (name_label X) (sched_policy Y) (ncpu N) (proposed_CPUs A B))}. */
public final class PoolForm {

  private PoolForm() {}

  /** Reads the form of {@link PoolConfig#form}. */
  public static PoolConfig parse(String source, String text) {
    Sxp form;
    try {
      form = SxpText.parse(source, text);
    } catch (ConfigException e) {
      throw new ToolstackException("The CPU pool in " + source + " cannot be read.", e);
    }
    String name = "";
    String scheduler = "";
    long count = 1;
    BitSet cpus = new BitSet();
    if (form instanceof Sxp.Node node) {
      for (Sxp item : node.items()) {
        if (item instanceof Sxp.Node field && !field.items().isEmpty()) {
          List<Sxp> items = field.items();
          String value = items.size() > 1 ? text(items.get(1)) : "";
          switch (text(items.get(0))) {
            case "name_label" -> name = value;
            case "sched_policy" -> scheduler = value;
            case "ncpu" -> count = number(source, value);
            case "proposed_CPUs" -> {
              for (Sxp cpu : items.subList(1, items.size())) {
                cpus.set((int) number(source, text(cpu)));
              }
            }
            default -> {
              // other_config and what later versions may add
            }
          }
        }
      }
    }
    if (name.isEmpty()) {
      throw new ToolstackException("The CPU pool in " + source + " has no name_label.");
    }
    return new PoolConfig(name, scheduler, (int) count, cpus);
  }

  private static long number(String source, String text) {
    try {
      int number = Integer.parseInt(text);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException ignored) {
      // reported below
    }
    throw new ToolstackException(
        "The CPU pool in " + source + " has '" + text + "' where a number of CPUs belongs.");
  }

  private static String text(Sxp sxp) {
    return sxp instanceof Sxp.Atom atom ? String.valueOf(atom.value()) : "";
  }
}
