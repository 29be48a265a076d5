package xm.xenctrl.jna;

import com.sun.jna.Callback;
import com.sun.jna.CallbackReference;
import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import java.util.function.BooleanSupplier;
import xm.xenctrl.ImageCalls.SaveHooks;

/**
 * {@code struct save_callbacks} of xenguest.h, 56 bytes in all releases. libxc calls back on the
 * thread that saves. The object must be kept until the save has returned: JNA frees the entry
 * points of callbacks that nobody refers to.
 */
final class SaveCallbacks implements AutoCloseable {
  private static final int BYTES = 56;
  private static final int SUSPEND = 0;
  private static final int PRECOPY_POLICY = 8;
  private static final int SWITCH_QEMU_LOGDIRTY = 40;

  /** XGS_POLICY_* of xenguest.h. */
  private static final int CONTINUE = 0;

  private static final int STOP_AND_COPY = 1;

  /** libxc's own rule (simple_precopy_policy in xg_sr_save.c). */
  private static final int MOST_ROUNDS = 5;

  private static final int FEW_PAGES = 50;

  private final Memory memory = XenSession.zeroed(BYTES);
  private final SaveHooks hooks;
  private final Suspend suspend = this::suspend;
  private final LogDirty logDirty = this::logDirty;
  private final Policy policy = this::policy;
  private RuntimeException failure;

  /**
   * @param rounds whether the precopy policy's argument has the form that it has since 4.15
   */
  SaveCallbacks(SaveHooks hooks, boolean rounds) {
    this.hooks = hooks;
    memory.setPointer(SUSPEND, CallbackReference.getFunctionPointer(suspend));
    memory.setPointer(SWITCH_QEMU_LOGDIRTY, CallbackReference.getFunctionPointer(logDirty));
    if (rounds) {
      memory.setPointer(PRECOPY_POLICY, CallbackReference.getFunctionPointer(policy));
    }
  }

  Memory memory() {
    return memory;
  }

  /** What a hook threw; null when none did. */
  RuntimeException failure() {
    return failure;
  }

  private int suspend(Pointer data) {
    return guarded(hooks::suspend) ? 1 : 0;
  }

  private int logDirty(int domid, int enable, Pointer data) {
    return guarded(() -> hooks.logDirty(enable != 0)) ? 0 : -1;
  }

  private int policy(PrecopyStats.ByValue stats, Pointer data) {
    if (stats.dirtyCount >= 0 && stats.iteration > 0) {
      guarded(
          () -> {
            hooks.round(stats.iteration, stats.dirtyCount);
            return true;
          });
    }
    boolean enough =
        stats.iteration >= MOST_ROUNDS || (stats.dirtyCount >= 0 && stats.dirtyCount < FEW_PAGES);
    return enough ? STOP_AND_COPY : CONTINUE;
  }

  /** An exception must not reach C: it means no, and is told afterwards. */
  private boolean guarded(BooleanSupplier hook) {
    try {
      return hook.getAsBoolean();
    } catch (RuntimeException e) {
      failure = e;
      return false;
    }
  }

  @Override
  public void close() {
    memory.close();
  }

  interface Suspend extends Callback {
    int invoke(Pointer data);
  }

  interface LogDirty extends Callback {
    int invoke(int domid, int enable, Pointer data);
  }

  interface Policy extends Callback {
    int invoke(PrecopyStats.ByValue stats, Pointer data);
  }

  /** {@code struct precopy_stats} since 4.15, handed over by value. */
  @Structure.FieldOrder({"iteration", "totalWritten", "dirtyCount"})
  public static class PrecopyStats extends Structure {
    public int iteration;
    public long totalWritten;
    public long dirtyCount;

    /** As an argument. */
    public static final class ByValue extends PrecopyStats implements Structure.ByValue {}
  }
}
