package xm.toolstack.create;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import xm.toolstack.Progress;
import xm.toolstack.ToolstackException;
import xm.toolstack.create.CreateFacts.MemoryFacts;
import xm.toolstack.host.Host;

/** Finds free memory, and makes dom0 give some when there is too little. */
public final class MemoryRoom {
  /** How long dom0 may take without any progress (libxl's credit). */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Neither Xen nor dom0's balloon driver tells when memory becomes free, so it is looked at. */
  private static final long LOOK_AGAIN_MILLIS = 100;

  private final HostMemory memory;
  private long targetBefore = -1;
  private long targetSet = -1;

  MemoryRoom(Host host) {
    memory = new HostMemory(host);
  }

  /**
   * Does something with memory of the host while no other toolstack gives memory away. When it
   * fails, dom0 gets back what it gave for it.
   *
   * @param needKib what must be free before
   */
  @SuppressWarnings("try") // the lock is held, not used
  public static void use(Host host, long needKib, Progress progress, Runnable action) {
    try (CreateLock lock = CreateLock.take(host.paths().createLock(), progress)) {
      MemoryRoom room = new MemoryRoom(host);
      try {
        room.find(needKib);
        action.run();
      } catch (RuntimeException e) {
        room.giveBack();
        throw e;
      }
    }
  }

  /** Returns when so much is free. */
  void find(long needKib) {
    if (memory.freeKib() >= needKib) {
      return;
    }
    MemoryFacts facts = memory.facts();
    List<String> refusals = new ArrayList<>();
    MemoryCheck.refusal(needKib, facts, refusals);
    if (!refusals.isEmpty()) {
      throw new ToolstackException(refusals.get(0));
    }
    targetBefore = facts.dom0TargetKib();
    targetSet = facts.dom0TargetKib() - (needKib - facts.freeKib());
    memory.setDom0TargetKib(targetSet);
    awaitFree(needKib);
  }

  /** dom0's target before it was lowered, -1 when it was not. */
  long targetBefore() {
    return targetBefore;
  }

  long targetSet() {
    return targetSet;
  }

  /** Gives dom0 its memory back, unless somebody else has set another target meanwhile. */
  void giveBack() {
    giveBack(targetBefore, targetSet);
  }

  void giveBack(long before, long set) {
    if (before >= 0 && memory.dom0TargetKib() == set) {
      memory.setDom0TargetKib(before);
    }
  }

  private void awaitFree(long needKib) {
    long best = memory.freeKib();
    long lastProgress = System.nanoTime();
    while (best < needKib) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_AGAIN_MILLIS));
      long free = memory.freeKib();
      if (free > best) {
        best = free;
        lastProgress = System.nanoTime();
      } else if (Thread.currentThread().isInterrupted()) {
        throw new ToolstackException("Interrupted while dom0 was asked for memory.");
      } else if (System.nanoTime() - lastProgress > PATIENCE.toNanos()) {
        throw new ToolstackException(
            "dom0 did not give enough memory: the domain needs "
                + needKib
                + " KiB, "
                + free
                + " KiB are free, and dom0 keeps "
                + memory.dom0AllocatedKib()
                + " KiB although its target is "
                + memory.dom0TargetKib()
                + " KiB.");
      }
    }
  }
}
