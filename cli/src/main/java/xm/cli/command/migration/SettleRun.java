package xm.cli.command.migration;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
import xm.cli.output.Printable;
import xm.toolstack.DomainSnapshot;
import xm.toolstack.migrate.MigrationControl;
import xm.toolstack.migrate.Unfinished;
import xm.toolstack.migrate.record.MigrationRecord;
import xm.toolstack.migrate.record.MigrationRecord.Direction;
import xm.toolstack.migrate.record.MigrationRecord.Stage;

/** {@code xm migrate --settle}: ends migrations that were cut. */
final class SettleRun {
  private final Session session;
  private final MigrationControl migrations;

  SettleRun(Session session) {
    this.session = session;
    this.migrations = session.toolstack().migrations();
  }

  int settle(Optional<String> which) {
    List<Unfinished> before = migrations.unfinished();
    for (String sentence : migrations.settle(which, true)) {
      session.out().println(Printable.of(sentence) + ".");
    }
    before.forEach(migration -> noteDeparture(migration.record()));
    return migrations.unfinished().isEmpty() ? ExitCodes.OK : ExitCodes.FAILURE;
  }

  /** A managed domain that had been given away and is not here any more runs at the other end. */
  private void noteDeparture(MigrationRecord record) {
    if (record.direction() == Direction.OUT
        && record.stage() == Stage.CLEARED
        && !here(record.uuid())) {
      session.toolstack().managed().departed(record.uuid(), record.peer());
    }
  }

  private boolean here(UUID uuid) {
    for (DomainSnapshot domain : session.toolstack().sample().domains()) {
      if (domain.uuid().equals(uuid)) {
        return true;
      }
    }
    return false;
  }
}
