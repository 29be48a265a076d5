package xm.cli.command.domain;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.command.Command;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
import xm.cli.output.JsonReports;
import xm.cli.output.JsonWriter;
import xm.cli.output.Listed;
import xm.cli.output.Units;
import xm.cli.output.UptimeText;
import xm.toolstack.DomainSnapshot;

/** {@code xm uptime}. */
public final class UptimeCommand implements Command {

  @Override
  public Declaration declaration() {
    return Declaration.of("uptime", "[-s] [Domain, ...]", "Show how long domains have been up.")
        .unmentioned('s', "short", "One line per domain, as uptime(1) prints it")
        .outputFormat()
        .operands(Declaration.Operands.DOMAINS);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    List<Listed> domains = DomainLookup.listed(session.toolstack(), arguments.operands());
    if (arguments.json()) {
      try (JsonWriter json = new JsonWriter(session.out())) {
        json.startArray();
        for (Listed domain : domains) {
          if (domain.runs()) {
            JsonReports.uptime(json, domain.running(), seconds(domain.running(), session));
          } else {
            json.startObject();
            JsonReports.identity(json, domain.inactive());
            json.endObject();
          }
        }
        json.endArray();
      }
      return ExitCodes.OK;
    }
    StringBuilder b = new StringBuilder(256);
    boolean brief = arguments.has("short");
    String clock = brief ? wallClock() : "";
    if (!brief) {
      b.append(UptimeText.HEADER);
    }
    for (Listed domain : domains) {
      String id = domain.runs() ? Integer.toString(domain.domid()) : "";
      long seconds = domain.runs() ? seconds(domain.running(), session) : 0;
      if (!brief) {
        UptimeText.row(b, domain.name(), id, seconds);
      } else if (domain.runs()) { // what does not run is not up
        UptimeText.shortLine(b, domain.running(), seconds, clock);
      }
    }
    session.out().print(b);
    return ExitCodes.OK;
  }

  private static long seconds(DomainSnapshot domain, Session session) {
    if (domain.domid() == 0) {
      return Math.round(session.toolstack().hostUptimeSeconds());
    }
    double start = domain.startSeconds();
    return start <= 0 ? 0 : Math.max(0, Math.round(session.facts().nowSeconds() - start));
  }

  private static String wallClock() {
    LocalTime now = LocalTime.now(ZoneId.systemDefault());
    return Units.twoDigits(now.getHour())
        + ":"
        + Units.twoDigits(now.getMinute())
        + ":"
        + Units.twoDigits(now.getSecond());
  }
}
