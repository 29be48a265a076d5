package xm.cli.command.migration;

import java.io.PrintStream;
import java.util.OptionalInt;
import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.command.CommandFailure;
import xm.toolstack.migrate.MigrateOptions;
import xm.toolstack.migrate.route.Carrier;
import xm.toolstack.migrate.route.Route;

/** The options of {@code xm migrate} that say how the other host is reached, and how it takes. */
final class RouteArguments {
  private static final String PORT = "port";
  private static final String NODE = "node";
  private static final String SSH = "ssh";
  private static final String TLS = "tls";
  private static final String SSL = "ssl";
  private static final String CLEAR = "cleartext";
  private static final String RECEIVER = "receiver";

  private RouteArguments() {}

  static Declaration declare(Declaration declaration) {
    return declaration
        .valued('p', PORT, "<portnum>", "Use specified port for migration.")
        .valued('n', NODE, "<nodenum>", "Use specified NUMA node on target.")
        .extension('s', SSH, "<command>", "How to reach the host, as xl's -s; default ssh")
        .extension(RECEIVER, "<program>", "What receives there, default xm; xl works as well")
        .extension(TLS, "Connect by TLS to xm migrate-receive --listen there")
        .extension(SSL, "xm's name of --tls")
        .extension(CLEAR, "As --tls, but unprotected: everybody on the way sees the memory");
  }

  static Route route(Arguments arguments, String host) {
    boolean clear = arguments.has(CLEAR);
    boolean tls = arguments.has(TLS) || arguments.has(SSL);
    if (clear && tls) {
      throw new CommandFailure("--cleartext and --tls exclude each other.");
    }
    if (!clear && !tls && !arguments.has(PORT)) {
      return new Route(host, arguments.value(SSH, Route.SSH), arguments.value(RECEIVER, Route.XM));
    }
    if (arguments.has(SSH) || arguments.has(RECEIVER)) {
      throw new CommandFailure(
          "--tls, --cleartext and --port connect to xm migrate-receive --listen: --ssh and"
              + " --receiver are for the other way. The port of an sshd is part of -s: -s 'ssh -p"
              + " 2222'.");
    }
    return new Route(host, Carrier.direct(port(arguments), !clear), Route.XM);
  }

  private static int port(Arguments arguments) {
    String text = arguments.value(PORT, Integer.toString(Carrier.USUAL_PORT));
    int port = Carrier.port(text);
    if (port < 0) {
      throw new CommandFailure("--port takes a number from 1 to 65535, not '" + text + "'.");
    }
    return port;
  }

  static MigrateOptions options(Arguments arguments) {
    return new MigrateOptions(arguments.has("live"), arguments.has("paused"), node(arguments));
  }

  /** The NUMA node, of migrate and of migrate-receive. */
  static OptionalInt node(Arguments arguments) {
    if (!arguments.has(NODE)) {
      return OptionalInt.empty();
    }
    String text = arguments.value(NODE, "");
    try {
      int node = Integer.parseInt(text);
      if (node >= 0) {
        return OptionalInt.of(node);
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw new CommandFailure("--node takes the number of a NUMA node, not '" + text + "'.");
  }

  /** Clear text is never used without saying so. */
  static void warn(Route route, PrintStream err) {
    if (route.carrier().kind() == Carrier.Kind.CLEAR) {
      err.println(
          "Warning: memory goes over the network in clear text, and nobody checks who takes it.");
    }
  }
}
