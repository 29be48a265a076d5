package xm.toolstack.create;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import xm.config.ConfigRequest;
import xm.config.DomainConfigLoader;
import xm.config.HostFacts;
import xm.config.model.DomainConfig;
import xm.simulator.SimulatedHost;
import xm.simulator.scenario.Leftovers;
import xm.toolstack.Progress;
import xm.toolstack.host.Host;
import xm.toolstack.journal.AbandonedJournal;
import xm.toolstack.journal.CreateJournal;

/**
 * Creates and destroys domains on a simulated host for a long time; a third of the creations dies
 * at a random step and is taken back. What a leak would make grow is looked at after each round:
 * the heap, open files, threads, nodes, domains, free memory.
 */
public final class Soak {
  private static final int ROUND = 100;
  private static final long MIB = 1 << 20;

  private final SimulatedHost simulated;
  private final Host host;
  private final Path image;
  private final Random random = new Random(7);
  private int killed;

  private Soak(SimulatedHost simulated, Host host, Path image) {
    this.simulated = simulated;
    this.host = host;
    this.image = image;
  }

  /**
   * What there was after a round.
   *
   * @param heapMib in use after a collection, of this process with host and toolstack in it
   */
  record Usage(int cycles, int killed, long heapMib, long openFiles, int threads, long freePages) {}

  /** {@code Soak CYCLES}: prints a line for each round; ends with 1 at the first leak. */
  public static void main(String[] words) throws Exception {
    int cycles = Integer.parseInt(words[0]);
    Path directory = Files.createTempDirectory("soak");
    PrintStream out = System.out;
    out.println("cycles killed heap_mib open_files threads seconds");
    long begun = System.nanoTime();
    run(
        directory,
        cycles,
        u ->
            out.println(
                u.cycles()
                    + " "
                    + u.killed()
                    + " "
                    + u.heapMib()
                    + " "
                    + u.openFiles()
                    + " "
                    + u.threads()
                    + " "
                    + (System.nanoTime() - begun) / 1_000_000_000L));
    out.println("no leak");
  }

  /** Hears of each round. */
  interface Listener {
    void round(Usage usage);
  }

  /**
   * Runs so many cycles.
   *
   * @throws IllegalStateException telling what leaks
   */
  static void run(Path directory, int cycles, Listener listener) throws IOException {
    Path image = directory.resolve("disk.img");
    Files.writeString(image, "disk");
    try (SimulatedHost simulated = SimulatedHost.start(directory.resolve("s"));
        Host host = simulated.connect()) {
      Soak soak = new Soak(simulated, host, image);
      Usage first = null;
      for (int done = ROUND; done <= cycles; done += ROUND) {
        for (int i = 0; i < ROUND; i++) {
          soak.cycle();
        }
        Usage usage = soak.usage(done);
        listener.round(usage);
        first = first == null ? usage : first;
        soak.check(first, usage);
      }
    }
  }

  private void cycle() {
    DomainConfig config = config();
    CreatePlan plan =
        CreatePlanner.plan(config, new FactsReader(host).read(), new CreateOptions(false));
    int size = plan.steps().size();
    boolean dies = random.nextInt(3) == 0;
    int steps = dies ? 1 + random.nextInt(size - 1) : size;
    CreateJournal journal =
        CreateJournal.begin(host.paths(), config.uuid().orElseThrow(), config.name());
    CreateContext context = new CreateContext(host, Progress.NONE, journal);
    PlanRunner.run(new CreatePlan(plan.steps().subList(0, steps), List.of()), context);
    if (dies) {
      killed++;
      journal.abandon();
      new UnfinishedCreations(host).undo(Progress.NONE);
    } else {
      journal.close();
      new DomainDestroyer(host).destroy(context.domid());
    }
  }

  private Usage usage(int cycles) throws IOException {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    long heap = (runtime.totalMemory() - runtime.freeMemory()) / MIB;
    long files = 0;
    try (DirectoryStream<Path> open = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
      for (Path ignored : open) {
        files++;
      }
    }
    return new Usage(
        cycles,
        killed,
        heap,
        files,
        Thread.activeCount(),
        host.hypervisor().physInfo().freePages());
  }

  /** The first round has warmed everything up: after it nothing may grow. */
  private void check(Usage first, Usage now) {
    List<String> left = Leftovers.of(simulated, host);
    if (!left.isEmpty()
        || AbandonedJournal.possible(host.paths())
        || now.heapMib() > first.heapMib() + 16
        || now.openFiles() > first.openFiles() + 4
        || now.threads() > first.threads() + 4
        || now.freePages() != first.freePages()) {
      throw new IllegalStateException("leak: " + left + ", first " + first + ", now " + now);
    }
  }

  private DomainConfig config() {
    String text =
        "kernel = '/boot/vmlinuz-sim'\nmemory = 16\nname = 'soak'\nuuid = '"
            + UUID.randomUUID()
            + "'\ndisk = ['file:"
            + image
            + ",xvda,w', 'phy:/dev/vg0/hello,xvdb,w']\n"
            + "vif = ['mac=00:16:3e:00:00:01, bridge=xenbr0']\n";
    return DomainConfigLoader.load(new ConfigRequest("./soak.cfg", text, List.of(), HostFacts.NONE))
        .config();
  }
}
