package xm.xenctrl.jna;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;

/** An array of structs for a call, ended by one whose first member, 32 bits, is all ones. */
class EndedArray implements AutoCloseable {
  private static final int END = -1;

  /** The structs; those not written to are zero. */
  final Memory array;

  /**
   * With room for so many, and the end behind them.
   *
   * @param size bytes of a struct
   */
  EndedArray(int count, int size) {
    array = XenSession.zeroed((count + 1L) * size);
    array.setInt((long) count * size, END);
  }

  /** For the call; null when there is nothing in it. */
  final Pointer pointer() {
    return array.getInt(0) == END ? null : array;
  }

  @Override
  public void close() {
    array.close();
  }
}
