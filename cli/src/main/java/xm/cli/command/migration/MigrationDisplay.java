package xm.cli.command.migration;

import xm.cli.command.Session;
import xm.cli.console.ProgressLine;
import xm.cli.output.Printable;
import xm.toolstack.migrate.CheckResult;
import xm.toolstack.migrate.MigrationListener;
import xm.toolstack.migrate.Pace;
import xm.toolstack.migrate.Phase;
import xm.toolstack.migrate.facts.Finding;

/** The course of a migration on one line of the terminal, and warnings above it. */
final class MigrationDisplay implements MigrationListener, AutoCloseable {
  private final Session session;
  private final ProgressLine line;
  private String phase = "";

  MigrationDisplay(Session session) {
    this.session = session;
    line = ProgressLine.on(session.err(), session.showsProgress());
  }

  @Override
  public void checked(CheckResult result) {
    for (Finding finding : result.findings()) {
      if (finding.weight() == Finding.Weight.WARNING) {
        above(CheckReport.line(finding));
      }
    }
  }

  @Override
  public synchronized void phase(Phase now, String sentence) {
    phase = now.label();
    line.step(phase + ": " + sentence);
  }

  @Override
  public synchronized void moment(Pace pace) {
    line.step(phase + ": " + ReportText.pace(pace));
  }

  @Override
  public void receiverSaid(String text) {
    above("receiver: " + text);
  }

  private void above(String text) {
    line.above(
        () -> {
          session.err().println(Printable.of(text));
          session.err().flush();
        });
  }

  @Override
  public void close() {
    line.close();
  }
}
