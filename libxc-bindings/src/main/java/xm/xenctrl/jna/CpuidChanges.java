package xm.xenctrl.jna;

import com.sun.jna.Memory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import xm.xenctrl.CpuidOptions;

/**
 * The array of struct xc_xend_cpuid (xenctrl.h, the same from 4.14 to 4.22): leaf, subleaf, four
 * pointers to texts; an entry whose leaf is all ones ends it.
 */
final class CpuidChanges extends EndedArray {
  private static final int REGISTERS = 2 * Integer.BYTES;
  private static final int SIZE = REGISTERS + 4 * Long.BYTES;

  private final List<Memory> texts = new ArrayList<>();

  CpuidChanges(List<CpuidOptions.Leaf> leaves) {
    super(leaves.size(), SIZE);
    int at = 0;
    for (CpuidOptions.Leaf leaf : leaves) {
      array.setInt(at, leaf.leaf());
      array.setInt(at + Integer.BYTES, leaf.subleaf());
      int register = at + REGISTERS;
      for (String bits : List.of(leaf.eax(), leaf.ebx(), leaf.ecx(), leaf.edx())) {
        if (!bits.isEmpty()) {
          Memory text = XenSession.zeroed(bits.length() + 1);
          text.setString(0, bits, StandardCharsets.US_ASCII.name());
          texts.add(text);
          array.setPointer(register, text);
        }
        register += Long.BYTES;
      }
      at += SIZE;
    }
  }

  @Override
  public void close() {
    texts.forEach(Memory::close);
    super.close();
  }
}
