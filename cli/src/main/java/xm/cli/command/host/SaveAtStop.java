package xm.cli.command.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import xm.cli.command.Session;
import xm.toolstack.DomainNames;
import xm.toolstack.DomainSnapshot;
import xm.toolstack.ToolstackException;
import xm.toolstack.hostlife.StopKeeper;
import xm.toolstack.hostlife.StopListener.Outcome;
import xm.toolstack.image.SaveOptions;
import xm.toolstack.image.TransferObserver;
import xm.toolstack.managed.ManagedDomain;

/**
 * Which domains are saved at the stop of the host, and where: managed ones beside their record, the
 * others in the directory that start-all restores from.
 */
final class SaveAtStop implements StopKeeper {
  private final Session session;
  private final boolean all;
  private final Set<UUID> managed = new HashSet<>();
  private final Set<UUID> wanted = new HashSet<>();

  /**
   * For one stop.
   *
   * @param all every domain, not only those whose configuration says on_xend_stop=suspend
   */
  SaveAtStop(Session session, boolean all) {
    this.session = session;
    this.all = all;
    for (ManagedDomain domain : session.toolstack().managed().all()) {
      managed.add(domain.uuid());
      if (domain.config().lifecycle().onXendStop().equals("suspend")) {
        wanted.add(domain.uuid());
      }
    }
  }

  @Override
  public Optional<Outcome> keep(DomainSnapshot domain, Duration left) {
    if (!all && !wanted.contains(domain.uuid())) {
      return Optional.empty();
    }
    if (managed.contains(domain.uuid())) {
      session.toolstack().managed().suspend(domain.name());
      return Optional.of(Outcome.SAVED);
    }
    Path directory = session.toolstack().hostLife().saveDirectory();
    if (!DomainNames.valid(domain.name()) || domain.name().startsWith(".")) {
      throw new ToolstackException("its name cannot be that of a file.");
    }
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new ToolstackException("The directory " + directory + " cannot be made: " + e, e);
    }
    session
        .toolstack()
        .images()
        .save(
            domain.domid(),
            directory.resolve(domain.name()),
            new SaveOptions(false, false),
            TransferObserver.NONE);
    return Optional.of(Outcome.SAVED);
  }
}
