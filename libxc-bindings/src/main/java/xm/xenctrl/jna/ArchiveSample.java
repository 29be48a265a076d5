package xm.xenctrl.jna;

import com.sun.jna.Memory;
import java.io.IOException;
import java.nio.ByteOrder;

/** The calls that the bindings make, to libc, for the class archive's list. */
public final class ArchiveSample {
  private ArchiveSample() {}

  /**
   * Makes one call of each kind.
   *
   * @throws xm.xenctrl.XenUnavailableException when JNA does not work here
   */
  public static void run() {
    NativeApi api = NativeApi.load("libc.so.6");
    Memory memory = XenSession.zeroed(Long.BYTES);
    XenSession.view(memory).order(ByteOrder.nativeOrder()).putLong(0, api.callInt("getpid"));
    api.callLong("labs", memory.getLong(0));
    api.callVoid("free", api.callPointer("strdup", "word"));
    try {
      NativeSocket.connect("/nowhere").close();
    } catch (IOException expected) {
      // its classes are loaded
    }
  }
}
