package xm.toolstack.migrate.route;

import java.util.regex.Pattern;
import xm.toolstack.ToolstackException;

/**
 * How to reach a receiver, as xl does it: {@code sh -c "exec SSH HOST TOOL migrate-receive"}.
 *
 * @param host where it is
 * @param ssh the command before it; empty makes {@code host} itself the shell command that is the
 *     receiver, as with {@code xl migrate -s ''}
 * @param tool what receives there: {@code xm}, {@code xl}, or a path of one of them
 */
public record Route(String host, String ssh, String tool) {
  /** What reaches the other host when nobody says otherwise. */
  public static final String SSH = "ssh";

  /** What receives there. */
  public static final String XM = "xm";

  public static final String XL = "xl";

  /** As a shell and ssh take it for one word that is no option. */
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9\\[_][A-Za-z0-9._:@%\\[\\]-]*");

  public Route {
    if (!ssh.isEmpty() && !HOST.matcher(host).matches()) {
      throw new ToolstackException("'" + host + "' is not the name of a host.");
    }
  }

  /** Whether the host is a command of its own, to which nothing can be added. */
  public boolean fixed() {
    return ssh.isEmpty();
  }

  /** Whether xl receives. */
  public boolean toXl() {
    return tool.equals(XL) || tool.endsWith("/" + XL);
  }

  /** The same way to another tool. */
  public Route to(String other) {
    return new Route(host, ssh, other);
  }

  /** A shell command that runs the receiver. */
  public String receiver(String options) {
    return fixed() ? host : "exec " + ssh + ' ' + host + ' ' + tool + " migrate-receive" + options;
  }

  /** A shell command that runs another shell command there. */
  public String remote(String command) {
    return "exec " + ssh + ' ' + host + " '" + command.replace("'", "'\\''") + "'";
  }
}
