package xm.toolstack.managed;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import xm.config.model.DomainConfig;
import xm.toolstack.DomainSnapshot;
import xm.toolstack.Progress;
import xm.toolstack.create.CreateOptions;
import xm.toolstack.create.StartedDomain;
import xm.xenctrl.DomainInfo;

/** The running domains of a host in memory. */
final class OneHost implements RunningDomains {
  final List<DomainSnapshot> running = new ArrayList<>();
  final List<DomainConfig> created = new ArrayList<>();

  OneHost runs(int domid, String name, UUID uuid) {
    running.add(
        new DomainSnapshot(domid, name, uuid, info(domid, uuid), 65536, "Pool-0", 0, false));
    return this;
  }

  private static DomainInfo info(int domid, UUID uuid) {
    return new DomainInfo(domid, 0, 16384, 16640, 0, 0, 0, 0, 0, 1, 0, 0, uuid, 0);
  }

  @Override
  public List<DomainSnapshot> sample() {
    return running;
  }

  @Override
  public StartedDomain create(DomainConfig config, CreateOptions options, Progress progress) {
    created.add(config);
    runs(7, config.name(), config.uuid().orElseThrow());
    return new StartedDomain(7, config.name(), config.uuid().orElseThrow());
  }

  @Override
  public void save(int domid, Path file) {
    throw new UnsupportedOperationException("nothing is saved here");
  }

  @Override
  public StartedDomain restore(Path file, String name, CreateOptions options, Progress progress) {
    throw new UnsupportedOperationException("nothing is restored here");
  }

  @Override
  public void unpause(int domid) {
    throw new UnsupportedOperationException("nothing is restored here");
  }

  @Override
  public DomainConfig pin(DomainConfig config) {
    return config.uuid().isPresent()
        ? config
        : config.withIdentity(config.name(), Optional.of(UUID.randomUUID()));
  }
}
