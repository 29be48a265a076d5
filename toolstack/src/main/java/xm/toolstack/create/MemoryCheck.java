package xm.toolstack.create;

import java.util.List;
import xm.config.model.DomainConfig;
import xm.toolstack.create.CreateFacts.MemoryFacts;

/** Enough memory, or enough that dom0 can give. */
final class MemoryCheck {

  private MemoryCheck() {}

  static void run(DomainConfig config, CreateFacts facts, List<String> refusals) {
    if (config.memory().targetMib() <= 0) {
      refusals.add("The domain needs some memory: set memory to a number of MiB.");
      return;
    }
    refusal(GuestMemory.neededKib(config), facts.memory(), refusals);
  }

  /** Adds a sentence when {@code needKib} cannot be had. */
  static void refusal(long needKib, MemoryFacts memory, List<String> refusals) {
    if (memory.freeKib() + memory.dom0CanGiveKib() >= needKib) {
      return;
    }
    if (memory.dom0CanShrink()) {
      refusals.add(
          "I need "
              + needKib
              + " KiB, but dom0_min_mem is "
              + MemoryFacts.dom0FloorKib()
              + " and shrinking to "
              + MemoryFacts.dom0FloorKib()
              + " KiB would leave only "
              + (memory.freeKib() + memory.dom0CanGiveKib())
              + " KiB free. ("
              + memory.freeKib()
              + " KiB are free now, dom0 could give "
              + memory.dom0CanGiveKib()
              + " KiB.)");
    } else {
      refusals.add(
          "Not enough memory is available, and dom0 cannot be shrunk any further: the domain needs "
              + needKib
              + " KiB, "
              + memory.freeKib()
              + " KiB are free, and dom0 gives 0 of its "
              + memory.dom0TargetKib()
              + " KiB because dom0_mem was set when Xen was started.");
    }
  }
}
