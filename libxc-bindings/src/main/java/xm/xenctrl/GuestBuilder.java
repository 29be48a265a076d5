package xm.xenctrl;

/** Puts a guest's initial memory image in place (libxenguest). */
public interface GuestBuilder extends AutoCloseable {

  /**
   * Builds a PV guest: kernel, ramdisk, start info, console and xenstore pages, first vcpu context.
   *
   * @throws HypercallException with libxenguest's own last error text, e.g. for a file that is no
   *     kernel
   */
  BuiltImage buildPv(PvImage image);

  /**
   * Builds a PVH or HVM guest: memory map, ACPI tables of PVH, kernel or firmware, start info,
   * special pages, first vcpu.
   *
   * @throws HypercallException with libxenguest's own last error text
   */
  BuiltImage buildHvm(HvmImage image);

  @Override
  void close();
}
