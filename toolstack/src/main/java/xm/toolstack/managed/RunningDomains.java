package xm.toolstack.managed;

import java.nio.file.Path;
import java.util.List;
import xm.config.model.DomainConfig;
import xm.toolstack.DomainSnapshot;
import xm.toolstack.Progress;
import xm.toolstack.create.CreateOptions;
import xm.toolstack.create.StartedDomain;

/** What the managed domains need of the host that they run on. */
public interface RunningDomains {

  /** All domains now. */
  List<DomainSnapshot> sample();

  StartedDomain create(DomainConfig config, CreateOptions options, Progress progress);

  /** Saves a running domain to a file and ends it. */
  void save(int domid, Path file);

  /**
   * Makes a domain from a file, under this name.
   *
   * @param options paused, if it is to be let run later
   */
  StartedDomain restore(Path file, String name, CreateOptions options, Progress progress);

  void unpause(int domid);

  /** Fills in UUID and MAC addresses where there are none, once and for all. */
  DomainConfig pin(DomainConfig config);
}
