package xm.toolstack.pci;

import java.util.Optional;
import xm.config.model.PciSpec;

/**
 * Place of one PCI function.
 *
 * @param segment 0 to 0xffff (PCI calls it the domain)
 * @param bus 0 to 0xff
 * @param slot 0 to 0x1f
 * @param function 0 to 7
 */
public record PciAddress(int segment, int bus, int slot, int function)
    implements Comparable<PciAddress> {

  /** The one that a configuration names. */
  public static PciAddress of(PciSpec function) {
    return new PciAddress(function.domain(), function.bus(), function.slot(), function.function());
  }

  /** As hypercalls take it: {@code segment << 16 | bus << 8 | slot << 3 | function}. */
  public int sbdf() {
    return segment << 16 | bus << 8 | slot << 3 | function;
  }

  /** Reads {@code [dddd:]bb:ss.f}, all hexadecimal; empty for anything else. */
  public static Optional<PciAddress> parse(String text) {
    String[] parts = text.split(":", -1);
    if (parts.length != 2 && parts.length != 3) {
      return Optional.empty();
    }
    String[] last = parts[parts.length - 1].split("\\.", -1);
    if (last.length != 2) {
      return Optional.empty();
    }
    int segment = parts.length == 3 ? hex(parts[0], 0xffff) : 0;
    int bus = hex(parts[parts.length - 2], 0xff);
    int slot = hex(last[0], 0x1f);
    int function = hex(last[1], 7);
    return segment < 0 || bus < 0 || slot < 0 || function < 0
        ? Optional.empty()
        : Optional.of(new PciAddress(segment, bus, slot, function));
  }

  private static int hex(String text, int max) {
    if (text.isEmpty() || text.length() > 4) {
      return -1;
    }
    int value = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = text.charAt(i) < 128 ? Character.digit(text.charAt(i), 16) : -1;
      if (digit < 0) {
        return -1;
      }
      value = value << 4 | digit;
    }
    return value <= max ? value : -1;
  }

  /** As Linux writes it: {@code 0000:07:00.1}. */
  @Override
  public String toString() {
    return padded(segment, 4) + ':' + padded(bus, 2) + ':' + padded(slot, 2) + '.' + function;
  }

  private static String padded(int value, int digits) {
    String text = Integer.toHexString(value);
    return "0".repeat(digits - text.length()) + text;
  }

  @Override
  public int compareTo(PciAddress other) {
    return toString().compareTo(other.toString());
  }
}
