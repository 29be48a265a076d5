package xm.cli.command.host;

import java.util.List;
import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.command.Command;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
import xm.cli.output.JsonWriter;
import xm.cli.output.Printable;
import xm.toolstack.cleanup.Leftover;
import xm.toolstack.hostlife.HostLife;

/** {@code xm cleanup}: removes what killed tools have left. */
public final class CleanupCommand implements Command {

  @Override
  public Declaration declaration() {
    return Declaration.of(
            "cleanup", "[--dry-run]", "Remove what killed tools have left on this host.")
        .flag("dry-run", "Say what there is, remove nothing")
        .outputFormat()
        .mostOperands(0);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    HostLife host = session.toolstack().hostLife();
    Report report = arguments.json() ? new Json(session) : new Text(session);
    boolean clean = true;
    if (arguments.has("dry-run")) {
      List<Leftover> leftovers = host.leftovers();
      for (Leftover leftover : leftovers) {
        report.found(leftover);
      }
    } else {
      clean = host.cleanUp(report);
    }
    report.end();
    return clean ? ExitCodes.OK : ExitCodes.FAILURE;
  }

  private interface Report extends HostLife.Told {
    void found(Leftover leftover);

    void end();
  }

  private static final class Text implements Report {
    private final Session session;
    private boolean any;

    Text(Session session) {
      this.session = session;
    }

    @Override
    public void found(Leftover leftover) {
      any = true;
      session.out().println("Found " + text(leftover));
    }

    @Override
    public void of(Leftover leftover, String failure) {
      any = true;
      if (failure.isEmpty()) {
        session.out().println("Removed " + text(leftover));
      } else {
        session.out().println("Left " + text(leftover) + ": " + Printable.of(failure));
      }
      session.out().flush();
    }

    @Override
    public void end() {
      if (!any) {
        session.out().println("Nothing is left over on this host.");
      }
    }

    private static String text(Leftover leftover) {
      return leftover.kind().label() + ' ' + Printable.of(leftover.what());
    }
  }

  private static final class Json implements Report {
    private final JsonWriter json;

    Json(Session session) {
      json = new JsonWriter(session.out());
      json.startArray();
    }

    @Override
    public void found(Leftover leftover) {
      start(leftover);
      json.field("removed", false);
      json.endObject();
    }

    @Override
    public void of(Leftover leftover, String failure) {
      start(leftover);
      json.field("removed", failure.isEmpty());
      if (!failure.isEmpty()) {
        json.field("error", failure);
      }
      json.endObject();
    }

    private void start(Leftover leftover) {
      json.startObject();
      json.field("kind", leftover.kind().name().toLowerCase(java.util.Locale.ROOT));
      if (leftover.domid() >= 0) {
        json.field("domid", leftover.domid());
      }
      json.field("what", leftover.what());
    }

    @Override
    public void end() {
      json.endArray();
      json.close();
    }
  }
}
