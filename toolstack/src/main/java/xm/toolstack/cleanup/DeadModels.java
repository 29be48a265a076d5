package xm.toolstack.cleanup;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import xm.toolstack.cleanup.Leftover.Kind;

/** QEMU processes that serve domains which do not exist. */
final class DeadModels {
  private static final long LIMIT_SECONDS = 5;

  private DeadModels() {}

  static void find(LiveSet live, List<Leftover> found) {
    for (ProcessHandle process : ProcessHandle.allProcesses().toList()) {
      String domid = domidOf(process);
      if (live.isDead(domid)) {
        found.add(
            new Leftover(Kind.PROCESS, Integer.parseInt(domid), Long.toString(process.pid())));
      }
    }
  }

  /** The domain that a process serves as a device model, empty when it is none. */
  private static String domidOf(ProcessHandle process) {
    if (!process.info().command().orElse("").contains("qemu")) {
      return "";
    }
    String[] words = process.info().arguments().orElse(new String[0]);
    for (int i = 0; i + 1 < words.length; i++) {
      if (words[i].equals("-xen-domid")) {
        return words[i + 1];
      }
    }
    return "";
  }

  /** Looks once more, as process ids are used again. */
  static void remove(Leftover leftover) {
    Optional<ProcessHandle> process = ProcessHandle.of(Long.parseLong(leftover.what()));
    if (process.isEmpty() || !domidOf(process.get()).equals(String.valueOf(leftover.domid()))) {
      return;
    }
    process.get().destroy();
    try {
      process.get().onExit().get(LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      process.get().destroyForcibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException("waiting for a process failed", e);
    }
  }
}
