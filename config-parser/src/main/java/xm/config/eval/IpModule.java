package xm.config.eval;

import java.util.Set;

/**
 * Module xen.util.ip, all of whose functions xm put into a file's namespace. Those that asked the
 * host for its addresses give None, as they did on a host without a default route.
 */
final class IpModule implements MethodTable {
  private static final Set<String> NAMES =
      Set.of(
          "add_offset_to_ip",
          "check_subnet",
          "get_current_ipaddr",
          "get_current_ipgw",
          "get_current_ipmask",
          "get_defaultroute",
          "inet_aton",
          "inet_ntoa");

  private IpModule() {}

  static PyModule make() {
    IpModule table = new IpModule();
    PyModule module = new PyModule("xen.util.ip", table);
    for (String name : NAMES) {
      module.with(name, new BoundMethod(module, name, table));
    }
    return module;
  }

  @Override
  public Iterable<String> starNames() {
    return NAMES;
  }

  @Override
  public boolean has(String name) {
    return NAMES.contains(name);
  }

  @Override
  public Object call(Interpreter in, Object self, String name, Args args) {
    switch (name) {
      case "inet_aton" -> {
        return number(args.between(1, 1).get(0));
      }
      case "inet_ntoa" -> {
        return text(args.between(1, 1).integer(0));
      }
      case "add_offset_to_ip" -> {
        args.between(2, 2);
        return text(number(args.get(0)) + Values.integer(args.get(1)));
      }
      case "check_subnet" -> {
        args.between(3, 3);
        long mask = number(args.get(2));
        return (number(args.get(0)) & mask) == (number(args.get(1)) & mask);
      }
      case "get_defaultroute" -> {
        PyList none = new PyList();
        none.items.add(None.NONE);
        none.items.add(None.NONE);
        return none;
      }
      default -> {
        args.positions(0, 1);
        return None.NONE;
      }
    }
  }

  /** The number of an address in dotted form; fewer than four parts as inet_aton(3) takes them. */
  static long number(Object address) {
    String s = Values.textOrNull(address);
    if (s == null) {
      throw EvalException.typeError(
          "inet_aton() argument 1 must be string, not " + Types.name(address));
    }
    String[] parts = s.split("\\.", -1);
    long n = 0;
    boolean valid = parts.length <= 4;
    for (int i = 0; i < parts.length && valid; i++) {
      boolean last = i == parts.length - 1;
      long most = last ? (1L << (8 * (5 - parts.length))) - 1 : 255;
      long part = part(parts[i]);
      valid = part >= 0 && part <= most;
      n = last ? n << (8 * (5 - parts.length)) | part : n << 8 | part;
    }
    if (!valid) {
      throw EvalException.raise(
          SocketModule.ERROR, "illegal IP address string passed to inet_aton");
    }
    return n;
  }

  private static long part(String s) {
    try {
      if (s.isEmpty() || s.length() > 12 || s.charAt(0) == '-' || s.charAt(0) == '+') {
        return -1;
      }
      return s.startsWith("0x") || s.startsWith("0X")
          ? Long.parseLong(s.substring(2), 16)
          : Long.parseLong(s, s.length() > 1 && s.charAt(0) == '0' ? 8 : 10);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  static String text(long n) {
    if (n < 0 || n > 0xffffffffL) {
      throw EvalException.raise(ExceptionType.STANDARD, "integer out of range for 'I' format code");
    }
    return (n >> 24 & 255) + "." + (n >> 16 & 255) + "." + (n >> 8 & 255) + "." + (n & 255);
  }
}
