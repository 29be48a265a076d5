package xm.xenctrl.jna;

import com.sun.jna.Callback;
import com.sun.jna.CallbackReference;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import xm.xenctrl.BuiltImage;
import xm.xenctrl.HypercallException;
import xm.xenctrl.ImageCalls;
import xm.xenctrl.jna.abi.XenAbi;

/** Save, restore and resume through libxenguest, on the calling thread. */
final class JnaImages implements ImageCalls {
  private static final String SAVE = "xc_domain_save";
  private static final String RESTORE = "xc_domain_restore";
  private static final int LIVE = 1;

  /** XC_STREAM_PLAIN: neither Remus nor COLO. */
  private static final int PLAIN = 0;

  private static final int NO_BACK_CHANNEL = -1;
  private static final int CALLBACK_BYTES = 56;

  /** XGR_SDD_MISSING_CPUID of xenguest.h. */
  private static final int MISSING_CPUID = 1;

  /** The guest takes the resume as the return of its suspend call; anything else kills it. */
  private static final int FAST = 1;

  private final XenSession session;
  private boolean closed;

  JnaImages(XenSession session) {
    this.session = session;
  }

  @Override
  public void save(int domid, int fd, boolean live, SaveHooks hooks) {
    XenAbi abi = session.trustedAbi("save domain " + domid, SAVE);
    session.log().clear();
    int flags = live ? LIVE : 0;
    SaveCallbacks callbacks = new SaveCallbacks(hooks, abi.longPrecopyStats());
    try {
      Memory table = callbacks.memory();
      int result =
          abi.streamKindAsWords()
              ? session.call(SAVE, fd, domid, flags, table, hvm(domid), PLAIN, NO_BACK_CHANNEL)
              : session.call(SAVE, fd, domid, flags, table, PLAIN, NO_BACK_CHANNEL);
      int errno = Native.getLastError(); // tells something after a failure only
      if (result != 0) {
        if (callbacks.failure() != null) {
          throw callbacks.failure();
        }
        throw refused("save domain", domid, SAVE, errno);
      }
    } finally {
      Reference.reachabilityFence(callbacks);
      callbacks.close();
    }
  }

  @Override
  public BuiltImage restore(int domid, int fd, RestorePorts ports, Runnable withoutPolicy) {
    XenAbi abi = session.trustedAbi("restore domain " + domid, RESTORE);
    session.log().clear();
    PolicyHook done = new PolicyHook(withoutPolicy);
    try (Memory table = XenSession.zeroed(CALLBACK_BYTES);
        Memory frames = XenSession.zeroed(2L * Long.BYTES)) {
      if (!abi.streamKindAsWords()) { // before 4.14 this place is another callback's
        table.setPointer(0, CallbackReference.getFunctionPointer(done));
      }
      int result = restore(abi, domid, fd, ports, frames, table);
      int errno = Native.getLastError();
      if (result != 0) {
        if (done.failure != null) {
          throw done.failure;
        }
        throw refused("restore domain", domid, RESTORE, errno);
      }
      if (abi.streamKindAsWords()) {
        withoutPolicy.run(); // those releases never restored a policy
      }
      return new BuiltImage(frames.getLong(0), frames.getLong(Long.BYTES), "");
    } finally {
      Reference.reachabilityFence(done);
    }
  }

  private int restore(
      XenAbi abi, int domid, int fd, RestorePorts ports, Memory frames, Memory table) {
    List<Object> arguments =
        new ArrayList<>(
            List.of(
                fd,
                domid,
                ports.storePort(),
                frames.share(0),
                ports.storeDomid(),
                ports.consolePort(),
                frames.share(Long.BYTES),
                ports.consoleDomid()));
    if (abi.streamKindAsWords()) {
      int hvm = hvm(domid);
      arguments.addAll(List.of(hvm, hvm)); // and whether it is PAE
    }
    arguments.addAll(List.of(PLAIN, table, NO_BACK_CHANNEL));
    if (abi.restoreTakesMemoryFlags()) {
      arguments.add(0);
    }
    return session.call(RESTORE, arguments.toArray());
  }

  @Override
  public void resume(int domid) {
    session.require("resume domain", domid, "xc_domain_resume", domid, FAST);
  }

  private int hvm(int domid) {
    return new DomainReader(session).find(domid).filter(info -> info.hvm()).isPresent() ? 1 : 0;
  }

  private HypercallException refused(String operation, int domid, String function, int errno) {
    String logged = session.log().take();
    return NativeErrors.refused(session.api(), function, operation, domid, errno, logged);
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      session.release();
    }
  }

  /** {@code static_data_done(unsigned missing, void *data)}; returns 0 to go on. */
  interface StaticDataDone extends Callback {
    int invoke(int missing, Pointer data);
  }

  /** Gives the domain its policy when the stream has none. */
  private static final class PolicyHook implements StaticDataDone {
    private final Runnable withoutPolicy;
    private RuntimeException failure;

    PolicyHook(Runnable withoutPolicy) {
      this.withoutPolicy = withoutPolicy;
    }

    @Override
    public int invoke(int missing, Pointer data) {
      try {
        if ((missing & MISSING_CPUID) != 0) {
          withoutPolicy.run();
        }
        return 0;
      } catch (RuntimeException e) {
        failure = e;
        return -1;
      }
    }
  }
}
