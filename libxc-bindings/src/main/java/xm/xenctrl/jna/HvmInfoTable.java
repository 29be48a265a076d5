package xm.xenctrl.jna;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import xm.xenctrl.HvmImage;
import xm.xenctrl.pvh.GuestLayout;

/** The table through which hvmloader learns of vcpus and APIC (hvm_info_table.h). */
final class HvmInfoTable {
  private static final long FRAME = 0x9f;
  private static final int OFFSET = 0x800;
  private static final int LENGTH = 8;
  private static final int CHECKSUM = 12;
  private static final int APIC_MODE = 13;
  private static final int VCPUS = 16;
  private static final int ONLINE = 32;
  private static final int ONLINE_BYTES = 16;
  private static final int READ_WRITE = 3;

  private HvmInfoTable() {}

  static void fill(XenSession session, HvmImage image) {
    int page = (int) GuestLayout.PAGE_BYTES;
    Pointer mapped =
        session.callPointer("xc_map_foreign_range", image.domid(), page, READ_WRITE, FRAME);
    if (mapped == null) {
      throw session.refused(
          "write the boot information of domain",
          image.domid(),
          "xc_map_foreign_range",
          Native.getLastError());
    }
    try {
      Pointer table = mapped.share(OFFSET);
      table.setByte(APIC_MODE, (byte) (image.apic() ? 1 : 0));
      table.setInt(VCPUS, image.maxVcpus());
      table.setMemory(ONLINE, ONLINE_BYTES, (byte) 0);
      byte[] online = image.online().toByteArray();
      table.write(ONLINE, online, 0, Math.min(online.length, ONLINE_BYTES));
      table.setByte(CHECKSUM, (byte) 0);
      int sum = 0;
      for (byte b : table.getByteArray(0, table.getInt(LENGTH))) {
        sum += b;
      }
      table.setByte(CHECKSUM, (byte) -sum);
    } finally {
      session.api().callInt("munmap", mapped, (long) page);
    }
  }
}
