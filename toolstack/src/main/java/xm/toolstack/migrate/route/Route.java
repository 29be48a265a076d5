package xm.toolstack.migrate.route;

import java.io.IOException;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import xm.toolstack.ToolstackException;
import xm.xenctrl.Descriptors;

/**
 * How to reach a receiver: by a command, as xl does it ({@code sh -c "exec SSH HOST TOOL
 * migrate-receive"}), or by a connection to its {@code xm migrate-receive --listen}.
 *
 * @param host where it is
 * @param carrier how the words get there; a command that is empty makes {@code host} itself the
 *     shell command that is the receiver, as with {@code xl migrate -s ''}
 * @param tool what receives there: {@code xm}, {@code xl}, or a path of one of them
 */
public record Route(String host, Carrier carrier, String tool) {
  /** What reaches the other host when nobody says otherwise. */
  public static final String SSH = "ssh";

  /**
   * Lets ssh end when the other host is silent for two minutes. By itself it would wait for TCP,
   * and a guest that is suspended meanwhile with it, for a quarter of an hour.
   */
  private static final String GIVES_UP = " -o ServerAliveInterval=20 -o ServerAliveCountMax=6";

  /** What receives there. */
  public static final String XM = "xm";

  public static final String XL = "xl";

  /** As a shell and ssh take it for one word that is no option. */
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9\\[_:][A-Za-z0-9._:@%\\[\\]-]*");

  public Route {
    if (!(carrier.kind() == Carrier.Kind.COMMAND && carrier.command().isEmpty())
        && !HOST.matcher(host).matches()) {
      throw new ToolstackException("'" + host + "' is not the name of a host.");
    }
  }

  /** A way by a command. */
  public Route(String host, String command, String tool) {
    this(host, Carrier.command(command), tool);
  }

  /** Whether the host is a command of its own, to which nothing can be added. */
  public boolean fixed() {
    return !carrier.direct() && carrier.command().isEmpty();
  }

  /** Whether xl receives. */
  public boolean toXl() {
    return tool.equals(XL) || tool.endsWith("/" + XL);
  }

  /** The same way to another tool. */
  public Route to(String other) {
    return new Route(host, carrier, other);
  }

  /**
   * Starts a receiver.
   *
   * @param options of migrate-receive, each with a blank before it
   * @param said hears each line that it says on standard error
   * @throws ToolstackException when the host cannot be reached
   */
  public Link open(Descriptors descriptors, String options, Consumer<String> said) {
    return carrier.direct()
        ? DirectLink.open(descriptors, this, options, said)
        : CommandLink.open(descriptors, receiver(options), said);
  }

  /**
   * Asks the receiver's tool a question and waits for the whole answer.
   *
   * @throws IOException when it cannot be reached
   */
  public Exchange ask(String options, String question) throws IOException {
    return carrier.direct()
        ? DirectQuestion.ask(this, options, question)
        : Exchange.run(receiver(options), question);
  }

  /** A shell command that runs the receiver. */
  private String receiver(String options) {
    return fixed()
        ? host
        : "exec " + command() + ' ' + host + ' ' + tool + " migrate-receive" + options;
  }

  /** The carrier's; who gives a command with options of its own gets no others. */
  private String command() {
    String command = carrier.command();
    return command.equals(SSH) ? command + GIVES_UP : command;
  }

  /** A shell command that runs another shell command there. */
  public String remote(String command) {
    return "exec " + command() + ' ' + host + " '" + command.replace("'", "'\\''") + "'";
  }
}
