package xm.toolstack.qemu;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import xm.toolstack.ToolstackException;
import xm.toolstack.device.XenstorePaths;
import xm.toolstack.host.Host;
import xm.toolstack.host.ProgramStarter;
import xm.xenstore.XenstoreClient;
import xm.xenstore.XenstoreTimeoutException;

/**
 * The QEMU of one domain: started with any command line, ready when it says so in xenstore, known
 * by its process id there. It ends with {@code DeviceModel.end} when the domain is destroyed,
 * whichever tool started it.
 */
public final class QemuProcess {
  /** libxl's limit for a device model to come up. */
  private static final Duration READY_LIMIT = Duration.ofSeconds(60);

  private static final Duration ROUND = Duration.ofSeconds(1);
  private static final int LOG_LINES = 3;

  private final Host host;
  private final int domid;
  private final String name;

  public QemuProcess(Host host, int domid, String name) {
    this.host = host;
    this.domid = domid;
    this.name = name;
  }

  /** Its log, as libxl names it. */
  public Path log() {
    return host.paths().log().resolve("qemu-dm-" + name.replace('/', '_') + ".log");
  }

  /** True when the domain has one that runs. */
  public boolean runs() {
    XenstoreClient xenstore = host.xenstore();
    Optional<String> pid = xenstore.readIfExists(XenstorePaths.deviceModelPid(domid));
    return pid.isPresent()
        && "running".equals(xenstore.readIfExists(state()).orElse(""))
        && host.programs().runs(number(pid.get()));
  }

  private String state() {
    return XenstorePaths.deviceModel(domid) + "/state";
  }

  /**
   * Starts it and waits until it is ready.
   *
   * @throws ToolstackException with what it said; it does not run then
   */
  public void start(List<String> command) {
    start(command, Map.of());
  }

  /**
   * As above.
   *
   * @param environment besides what xm itself has
   */
  public void start(List<String> command, Map<String, String> environment) {
    XenstoreClient xenstore = host.xenstore();
    xenstore.rm(XenstorePaths.deviceModel(domid));
    ProgramStarter programs = host.programs();
    long pid = programs.start(new ProgramStarter.Call(command, withDomain(environment), log()));
    xenstore.write(XenstorePaths.deviceModelPid(domid), Long.toString(pid));
    try {
      awaitReady(pid);
    } catch (RuntimeException e) {
      programs.end(pid);
      xenstore.rm(XenstorePaths.deviceModelPid(domid));
      throw e;
    }
  }

  private Map<String, String> withDomain(Map<String, String> environment) {
    Map<String, String> all = new LinkedHashMap<>(environment);
    all.put("XEN_DOMAIN_ID", Integer.toString(domid));
    return all;
  }

  /**
   * What to report when it does not answer: its own last words, if it has ended after all. QEMU
   * says that it is ready before it has opened its screen.
   */
  public ToolstackException unreachable(ToolstackException why) {
    Optional<String> pid = host.xenstore().readIfExists(XenstorePaths.deviceModelPid(domid));
    return pid.isPresent() && host.programs().runs(number(pid.get()))
        ? why
        : failed("ended at once", why);
  }

  private void awaitReady(long pid) {
    long rounds = READY_LIMIT.dividedBy(ROUND);
    for (long i = 0; i < rounds; i++) {
      try {
        host.xenstore()
            .await(
                ROUND,
                "the QEMU of domain " + domid,
                r -> r.readIfExists(state()).filter("running"::equals));
        return;
      } catch (XenstoreTimeoutException e) {
        if (!host.programs().runs(pid)) {
          throw failed("ended at once", e);
        }
      }
    }
    throw failed("was not ready within " + READY_LIMIT.toSeconds() + " s", null);
  }

  private ToolstackException failed(String what, Throwable cause) {
    String said = lastLines();
    return new ToolstackException(
        "The QEMU of domain "
            + domid
            + ' '
            + what
            + (said.isEmpty() ? "" : ": " + said)
            + " (log: "
            + log()
            + ").",
        cause);
  }

  private String lastLines() {
    try {
      List<String> lines = Files.readAllLines(log(), StandardCharsets.ISO_8859_1);
      return String.join(" / ", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
    } catch (IOException e) {
      return ""; // it said nothing
    }
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text.strip());
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
