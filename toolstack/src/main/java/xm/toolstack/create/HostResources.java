package xm.toolstack.create;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import xm.config.model.DomainConfig;
import xm.config.model.GuestType;
import xm.xenctrl.ResourceCalls;

/** {@code ioports}, {@code irq} ({@code irqs}) and {@code iomem}: what becomes of them. */
final class HostResources {
  private static final int PORT_MAX = 0xffff;
  private static final int HEX = 16;

  private final Map<String, Object> variables;
  private final List<String> refusals;
  private final List<Step> steps = new ArrayList<>();

  private HostResources(DomainConfig config, List<String> refusals) {
    this.variables = config.variables();
    this.refusals = refusals;
    each("ioports").forEach(this::ports);
    each("irq").forEach(this::interrupt);
    each("irqs").forEach(this::interrupt);
    List<String> memory = each("iomem");
    if (!memory.isEmpty() && config.type() != GuestType.PV) {
      refusals.add(
          "iomem is supported for PV guests only: device memory would have to be mapped into a"
              + " guest of type "
              + config.type().label()
              + ".");
    } else {
      memory.forEach(this::memory);
    }
  }

  /** Adds what is wrong in them. */
  static void check(DomainConfig config, List<String> refusals) {
    new HostResources(config, refusals);
  }

  /** The permissions, one step each. */
  static List<Step> steps(DomainConfig config) {
    return new HostResources(config, new ArrayList<>()).steps;
  }

  /** The entries of a list, or the one that stands alone. */
  private List<String> each(String key) {
    Object value = variables.get(key);
    List<String> entries = new ArrayList<>();
    for (Object entry : value instanceof List<?> list ? list : List.of()) {
      entries.add(String.valueOf(entry).strip());
    }
    if (value instanceof String || value instanceof Long) {
      entries.add(value.toString().strip());
    }
    entries.removeIf(String::isEmpty);
    return entries;
  }

  private void ports(String entry) {
    String[] ends = entry.split("-", -1);
    try {
      int first = (int) Long.parseLong(hex(ends[0]), HEX);
      int last = (int) Long.parseLong(hex(ends[ends.length - 1]), HEX);
      if (ends.length <= 2 && first >= 0 && first <= last && last <= PORT_MAX) {
        steps.add(new Ports(first, last - first + 1));
        return;
      }
    } catch (NumberFormatException e) {
      // refused below
    }
    refusals.add(
        "ioports: '" + entry + "' is no range of ports; write it in hexadecimal, as '2f8-2ff'.");
  }

  private void interrupt(String entry) {
    try {
      int irq = Integer.parseInt(entry);
      if (irq >= 0) {
        steps.add(new Interrupt(irq));
        return;
      }
    } catch (NumberFormatException e) {
      // refused below
    }
    refusals.add("irq: '" + entry + "' is no number of an interrupt.");
  }

  /** {@code FIRST,COUNT[@GUESTFRAME]}, frames in hexadecimal. */
  private void memory(String entry) {
    if (entry.indexOf('@') >= 0) {
      refusals.add("iomem: '" + entry + "': a PV guest maps device memory itself; leave @ out.");
      return;
    }
    String[] part = entry.split(",", -1);
    try {
      if (part.length == 2) {
        long first = Long.parseLong(hex(part[0].strip()), HEX);
        long count = Long.parseLong(hex(part[1].strip()), HEX);
        if (first >= 0 && count > 0) {
          steps.add(new Frames(first, count));
          return;
        }
      }
    } catch (NumberFormatException e) {
      // refused below
    }
    refusals.add(
        "iomem: '" + entry + "' is not FIRST,COUNT in pages and hexadecimal, as 'febc1,1'.");
  }

  private static String hex(String text) {
    return text.startsWith("0x") ? text.substring(2) : text;
  }

  private static ResourceCalls calls(CreateContext context) {
    return context.host().hypervisor();
  }

  record Ports(int first, int count) implements Step {
    @Override
    public String description() {
      return "permit it " + count + " I/O ports from 0x" + Integer.toHexString(first);
    }

    @Override
    public void perform(CreateContext context) {
      calls(context).permitPorts(context.domid(), first, count);
    }
  }

  record Interrupt(int irq) implements Step {
    @Override
    public String description() {
      return "permit it interrupt " + irq;
    }

    @Override
    public void perform(CreateContext context) {
      calls(context).permitInterrupt(context.domid(), irq);
    }
  }

  record Frames(long first, long count) implements Step {
    @Override
    public String description() {
      return "permit it " + count + " pages of device memory from 0x" + Long.toHexString(first);
    }

    @Override
    public void perform(CreateContext context) {
      calls(context).permitMemory(context.domid(), first, count);
    }
  }
}
