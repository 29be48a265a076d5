package xm.toolstack.create;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import xm.toolstack.ToolstackException;
import xm.toolstack.create.CreateFacts.MemoryFacts;

/**
 * Makes dom0 give memory when too little is free.
 *
 * @param needKib what must be free
 */
record MakeRoomStep(long needKib) implements Step {
  /** How long dom0 may take without any progress (libxl's credit). */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Neither Xen nor dom0's balloon driver tells when memory becomes free, so it is looked at. */
  private static final long LOOK_AGAIN_MILLIS = 100;

  @Override
  public String description() {
    return "find " + needKib + " KiB of memory";
  }

  @Override
  public void perform(CreateContext context) {
    HostMemory memory = new HostMemory(context.host());
    long free = memory.freeKib();
    if (free >= needKib) {
      return;
    }
    MemoryFacts facts = memory.facts();
    List<String> refusals = new ArrayList<>();
    MemoryCheck.refusal(needKib, facts, refusals);
    if (!refusals.isEmpty()) {
      throw new ToolstackException(refusals.get(0));
    }
    long target = facts.dom0TargetKib() - (needKib - facts.freeKib());
    context.dom0Ballooned(facts.dom0TargetKib(), target);
    memory.setDom0TargetKib(target);
    awaitFree(memory);
  }

  private void awaitFree(HostMemory memory) {
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

  /** Gives dom0 its memory back, unless somebody else has set another target meanwhile. */
  @Override
  public void undo(CreateContext context) {
    if (context.dom0Ballooned()) {
      HostMemory memory = new HostMemory(context.host());
      if (memory.dom0TargetKib() == context.dom0TargetSet()) {
        memory.setDom0TargetKib(context.dom0TargetBefore());
      }
    }
  }
}
