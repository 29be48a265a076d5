package xm.config.eval;

import java.util.Set;

/** Module socket: the host's name, and addresses as bytes. Nothing here touches the network. */
final class SocketModule implements MethodTable {
  static final ExceptionType ERROR = ExceptionType.IO_ERROR;

  private static final Set<String> NAMES =
      Set.of("gethostname", "getfqdn", "inet_aton", "inet_ntoa");

  private SocketModule() {}

  static PyModule make() {
    return new PyModule("socket", new SocketModule())
        .with("error", ERROR)
        .with("gaierror", ERROR)
        .with("AF_INET", 2L)
        .with("SOCK_STREAM", 1L);
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
    return switch (name) {
      case "inet_aton" -> packed(IpModule.number(args.between(1, 1).get(0)));
      case "inet_ntoa" -> IpModule.text(unpacked(args.between(1, 1).text(0)));
      default -> {
        args.between(0, 1);
        yield args.has(0) && !args.text(0).isEmpty() ? args.get(0) : in.facts.uname().get(1);
      }
    };
  }

  private static String packed(long n) {
    StringBuilder out = new StringBuilder();
    for (int shift = 24; shift >= 0; shift -= 8) {
      out.append((char) ((n >> shift) & 255));
    }
    return out.toString();
  }

  private static long unpacked(String packed) {
    if (packed.length() != 4) {
      throw EvalException.raise(ERROR, "packed IP wrong length");
    }
    long value = 0;
    for (int i = 0; i < 4; i++) {
      value = (value << 8) | (packed.charAt(i) & 255);
    }
    return value;
  }
}
