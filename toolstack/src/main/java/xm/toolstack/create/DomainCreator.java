package xm.toolstack.create;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import xm.config.model.DomainConfig;
import xm.toolstack.NameInUseException;
import xm.toolstack.Progress;
import xm.toolstack.host.Host;
import xm.toolstack.journal.CreateJournal;
import xm.toolstack.managed.ManagedNames;
import xm.toolstack.pci.GraphicsCards;
import xm.toolstack.pci.PciCheck;
import xm.toolstack.usb.UsbCheck;

/** Creates domains on one host. */
public final class DomainCreator {
  private final Host host;

  public DomainCreator(Host host) {
    this.host = host;
  }

  /**
   * Checks the configuration against the host, then creates the domain; on failure everything that
   * was made is taken away again.
   *
   * @throws CreateRefusedException with every reason to refuse; nothing was touched then
   * @throws xm.toolstack.ToolstackException naming the step that failed
   */
  public StartedDomain create(DomainConfig config, CreateOptions options, Progress progress) {
    return make(config, options, Optional.empty(), progress);
  }

  /**
   * As {@link #create}, with the guest as it is in an image: it needs no kernel, and goes on where
   * it was. On failure as little is left; the image has been read in part then.
   */
  public StartedDomain restore(
      DomainConfig config, CreateOptions options, ImageSource image, Progress progress) {
    return make(config, options, Optional.of(image), progress);
  }

  @SuppressWarnings("try") // the lock is held, not used
  private StartedDomain make(
      DomainConfig written, CreateOptions options, Optional<ImageSource> image, Progress progress) {
    try (CreateLock lock = CreateLock.take(host.paths().createLock(), progress)) {
      new UnfinishedCreations(host).undo(progress);
      CreateFacts facts = new FactsReader(host).read();
      List<String> refusals = new ArrayList<>();
      DomainConfig config =
          written.cpus().selections().isEmpty()
              ? written
              : NodeAffinity.resolve(written, host.hypervisor().cpuTopology(), refusals);
      refusals.addAll(CreateChecks.refusals(config, facts, image.isPresent()));
      if (new ManagedNames(host.paths()).taken(config.name(), config.uuid())) {
        refusals.add(0, NameInUseException.ofInactive(config.name()).getMessage());
      }
      List<String> warnings = new ArrayList<>();
      PciCheck.run(host, config.type(), config.hardware().pci(), List.of(), refusals, warnings);
      new GraphicsCards(host).check(config, refusals);
      UsbCheck.run(host, config, refusals, warnings);
      if (!refusals.isEmpty()) {
        throw new CreateRefusedException(refusals);
      }
      DomainConfig pinned = PinnedConfig.of(facts.backends().named(config), host.files());
      CreatePlan plan = CreatePlanner.plan(pinned, facts, options, image);
      warnings.addAll(plan.warnings());
      for (String warning : warnings) {
        progress.warn(warning);
      }
      UUID uuid = pinned.uuid().orElseThrow();
      CreateContext context;
      try (CreateJournal journal = CreateJournal.begin(host.paths(), uuid, pinned.name())) {
        context = new CreateContext(host, progress, journal);
        PlanRunner.run(plan, context);
      }
      if (!options.paused()) {
        StartedMark.put(host.xenstore(), uuid);
      }
      return new StartedDomain(context.domid(), pinned.name(), uuid);
    }
  }
}
