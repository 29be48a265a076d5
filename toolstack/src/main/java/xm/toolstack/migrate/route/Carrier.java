package xm.toolstack.migrate.route;

/**
 * What carries a migration to the other host.
 *
 * @param kind a command, or a connection of xm's own
 * @param command the shell command before the host's name, as xl's {@code -s}; empty makes the host
 *     itself the command. Empty for connections.
 * @param port of the receiver; 0 for a command
 */
public record Carrier(Kind kind, String command, int port) {
  /** xend's port for migrations, and the receiver's here. */
  public static final int USUAL_PORT = 8002;

  private static final int LAST_PORT = 65_535;

  /** What it is. */
  public enum Kind {
    /** Standard input and output of a command such as ssh. */
    COMMAND(""),
    /** TLS, where both ends show a certificate. */
    TLS("tls:"),
    /** TCP without protection. */
    CLEAR("clear:");

    private final String mark;

    Kind(String mark) {
      this.mark = mark;
    }
  }

  /** A command such as ssh. */
  public static Carrier command(String command) {
    return new Carrier(Kind.COMMAND, command, 0);
  }

  /** A connection of xm's own. */
  public static Carrier direct(int port, boolean encrypted) {
    return new Carrier(encrypted ? Kind.TLS : Kind.CLEAR, "", port);
  }

  /** Whether xm itself connects. */
  public boolean direct() {
    return kind != Kind.COMMAND;
  }

  /** One line for a record, which {@link #parse} reads. */
  public String text() {
    return direct() ? kind.mark + port : command;
  }

  /** Reads {@link #text}. */
  public static Carrier parse(String text) {
    for (Kind kind : new Kind[] {Kind.TLS, Kind.CLEAR}) {
      if (text.startsWith(kind.mark)) {
        int port = port(text.substring(kind.mark.length()));
        if (port > 0) {
          return new Carrier(kind, "", port);
        }
      }
    }
    return command(text);
  }

  /** A port's number, 1 to 65535; -1 for what is none. */
  public static int port(String digits) {
    try {
      int port = Integer.parseInt(digits);
      return port >= 1 && port <= LAST_PORT ? port : -1;
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
