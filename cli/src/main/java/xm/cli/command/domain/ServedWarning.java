package xm.cli.command.domain;

import java.util.List;
import xm.cli.command.Session;
import xm.cli.output.Printable;
import xm.toolstack.DomainSnapshot;

/** Says who loses devices when a driver domain ends. */
final class ServedWarning {

  private ServedWarning() {}

  static void print(DomainSnapshot domain, Session session) {
    List<String> served = session.toolstack().devices().served(domain.domid());
    if (!served.isEmpty()) {
      session
          .err()
          .println(
              "Warning: Domain "
                  + Printable.of(domain.name())
                  + " serves devices of "
                  + Printable.of(String.join(", ", served))
                  + ", which are lost with it.");
    }
  }
}
