package xm.xenctrl.jna;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import xm.xenctrl.CpuidOptions;

/**
 * The array of struct xc_msr (xenctrl.h, the same from its first release to 4.22): a number, and a
 * text of 64 characters with its NUL; an entry whose number is all ones ends it.
 */
final class MsrChanges implements AutoCloseable {
  private static final int SIZE = 72;

  private final Memory array;

  MsrChanges(List<CpuidOptions.Msr> msrs) {
    array = XenSession.zeroed((msrs.size() + 1L) * SIZE);
    int at = 0;
    for (CpuidOptions.Msr msr : msrs) {
      array.setInt(at, msr.index());
      array.setString(at + Integer.BYTES, msr.bits(), StandardCharsets.US_ASCII.name());
      at += SIZE;
    }
    array.setInt(at, -1);
  }

  /** For the call; null when there is nothing to change. */
  Pointer pointer() {
    return array.getInt(0) == -1 ? null : array;
  }

  @Override
  public void close() {
    array.close();
  }
}
