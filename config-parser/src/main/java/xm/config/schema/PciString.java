package xm.config.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import xm.config.model.PciSpec;

/**
 * One function of a passed-through PCI device.
 *
 * @param vdevfn 0x100 and more asks for any free virtual slot
 * @param key the address as written
 * @param options as written, {@code name=value}
 */
record PciString(
    int domain, int bus, int slot, int function, int vdevfn, String key, List<String> options) {
  private static final int AUTO_SLOT = 0x100;
  private static final List<String> OPTIONS =
      List.of("msitranslate", "power_mgmt", "permissive", "seize", "rdm_policy");
  private static final Set<String> XL_OPTIONS =
      Set.of("permissive", "seize", "rdm_policy", "name", "vslot");

  /** All functions that an entry names; {@code *} stands for function 0 on an unknown host. */
  static List<PciString> parse(String text) throws BadString {
    return new Reader(text).read();
  }

  /**
   * As the model has it.
   *
   * @param translate the file's {@code pci_msitranslate}, and so on: what counts where the entry
   *     itself says nothing
   */
  PciSpec spec(boolean translate, boolean power, boolean permissive, boolean seize) {
    return new PciSpec(
        domain,
        bus,
        slot,
        function,
        vdevfn,
        flag("msitranslate", translate),
        flag("power_mgmt", power),
        flag("permissive", permissive),
        flag("seize", seize),
        option("rdm_policy"),
        option("name"));
  }

  private boolean flag(String name, boolean otherwise) {
    String value = option(name);
    return value.isEmpty() ? otherwise : value.equals("1");
  }

  private String option(String name) {
    String value = "";
    for (String o : options) {
      if (o.startsWith(name + "=")) {
        value = o.substring(name.length() + 1);
      }
    }
    return value;
  }

  /** Hexadecimal with at least that many digits and {@code 0x}. */
  static String hex(int n, int digits) {
    String s = Integer.toHexString(n);
    return "0x" + "0".repeat(Math.max(0, digits - s.length())) + s;
  }

  private static final class Reader {
    private final String text;
    private int pos;

    Reader(String text) {
      this.text = text;
    }

    List<PciString> read() throws BadString {
      int[] numbers = new int[4];
      int count = 0;
      while (count < 3) {
        numbers[count++] = number();
        char separator = pos < text.length() ? text.charAt(pos) : 0;
        boolean last = separator == '.' || count == 3;
        if (separator != ':' && separator != ',' && separator != '.') {
          throw failed();
        }
        pos++;
        if (last) {
          break;
        }
      }
      if (count < 2) {
        throw failed();
      }
      int domain = count == 3 ? numbers[0] : 0;
      int bus = numbers[count - 2];
      int slot = numbers[count - 1];
      if (bus > 0xff || slot > 0x1f) {
        throw failed();
      }
      List<int[]> functions = functions();
      int vslot = -1;
      if (pos < text.length() && text.charAt(pos) == '@') {
        pos++;
        vslot = number();
      }
      List<String> options = options();
      return build(domain, bus, slot, functions, vslot, options);
    }

    private BadString failed() {
      return new BadString(
          Math.min(pos, text.length()),
          "Failed to parse pci device: " + text + " (expected [DOMAIN:]BUS:SLOT.FUNCTION)");
    }

    private int number() throws BadString {
      int start = pos;
      while (pos < text.length() && Character.digit(text.charAt(pos), 16) >= 0) {
        pos++;
      }
      if (pos == start || pos - start > 4) {
        throw failed();
      }
      return Integer.parseInt(text.substring(start, pos), 16);
    }

    /** Pairs of physical and virtual function; -1 for a virtual one that follows the physical. */
    private List<int[]> functions() throws BadString {
      List<int[]> out = new ArrayList<>();
      if (pos < text.length() && text.charAt(pos) == '*') {
        pos++;
        out.add(new int[] {0, 0});
        return out;
      }
      do {
        int first = digit();
        int last = first;
        if (pos < text.length() && text.charAt(pos) == '-') {
          pos++;
          last = digit();
        }
        int virtual = -1;
        if (pos < text.length() && text.charAt(pos) == '=') {
          pos++;
          virtual = digit();
        }
        int step = last < first ? -1 : 1;
        for (int f = first; f != last + step; f += step) {
          out.add(new int[] {f, virtual < 0 ? f : virtual++});
        }
      } while (more());
      return out;
    }

    private boolean more() {
      boolean digitNext =
          pos + 1 < text.length()
              && text.charAt(pos) == ','
              && Character.isDigit(text.charAt(pos + 1))
              && (pos + 2 >= text.length() || ",-=@".indexOf(text.charAt(pos + 2)) >= 0);
      pos += digitNext ? 1 : 0;
      return digitNext;
    }

    private int digit() throws BadString {
      if (pos >= text.length() || text.charAt(pos) < '0' || text.charAt(pos) > '7') {
        throw failed();
      }
      return text.charAt(pos++) - '0';
    }

    private List<String> options() throws BadString {
      List<String> out = new ArrayList<>();
      if (pos == text.length()) {
        return out;
      }
      if (text.charAt(pos) != ',') {
        throw failed();
      }
      int at = pos + 1;
      for (String option : text.substring(at).split(",", -1)) {
        int equals = option.indexOf('=');
        String name = equals < 0 ? option.strip() : option.substring(0, equals).strip();
        String value = equals < 0 ? "1" : option.substring(equals + 1).strip();
        boolean xm = name.equals("msitranslate") || name.equals("power_mgmt");
        if (!option.isBlank()) {
          checkValue(name, value, at + equals + 1);
        }
        if (!option.isBlank() && !xm && !XL_OPTIONS.contains(name)) {
          throw new BadString(
              at, "Invalid pci option " + name + "=" + value + Suggestion.hint(name, OPTIONS));
        }
        if (!option.isBlank()) {
          out.add(name + "=" + value);
        }
        at += option.length() + 1;
      }
      return out;
    }

    private static void checkValue(String name, String value, int at) throws BadString {
      switch (name) {
        case "msitranslate", "power_mgmt", "permissive", "seize" -> {
          if (!value.equals("0") && !value.equals("1")) {
            throw new BadString(at, name + " must be 0 or 1, not '" + value + "'");
          }
        }
        case "rdm_policy" -> {
          if (!value.equals("strict") && !value.equals("relaxed")) {
            throw new BadString(at, "rdm_policy must be strict or relaxed, not '" + value + "'");
          }
        }
        default -> {
          // nothing to check
        }
      }
    }

    private List<PciString> build(
        int domain, int bus, int slot, List<int[]> functions, int vslot, List<String> options) {
      functions.sort((a, b) -> Integer.compare(a[1], b[1]));
      if (functions.get(0)[1] != 0) {
        functions.get(0)[1] = 0; // a virtual device needs a function 0
      }
      String key = text.split(",", -1)[0];
      List<PciString> out = new ArrayList<>();
      for (int i = functions.size() - 1; i >= 0; i--) {
        int[] f = functions.get(i);
        int vdevfn = vslot < 0 ? AUTO_SLOT | f[1] : (vslot & 0x1f) << 3 | f[1];
        out.add(new PciString(domain, bus, slot, f[0], vdevfn, key, options));
      }
      return out;
    }
  }
}
