package xm.xenctrl.jna;

import java.nio.charset.StandardCharsets;
import java.util.List;
import xm.xenctrl.CpuidOptions;

/**
 * The array of struct xc_msr (xenctrl.h, the same from its first release to 4.22): a number, and a
 * text of 64 characters with its NUL; an entry whose number is all ones ends it.
 */
final class MsrChanges extends EndedArray {
  private static final int SIZE = 72;

  MsrChanges(List<CpuidOptions.Msr> msrs) {
    super(msrs.size(), SIZE);
    int at = 0;
    for (CpuidOptions.Msr msr : msrs) {
      array.setInt(at, msr.index());
      array.setString(at + Integer.BYTES, msr.bits(), StandardCharsets.US_ASCII.name());
      at += SIZE;
    }
  }
}
