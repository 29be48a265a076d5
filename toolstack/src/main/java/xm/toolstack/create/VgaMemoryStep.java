package xm.toolstack.create;

import java.util.List;
import xm.config.model.PciSpec;
import xm.toolstack.pci.GraphicsCards;

/**
 * With a VGA card passed through as the primary one the guest may use the memory that VGA cards
 * have at a fixed place, as libxl permits it (libxl__grant_vga_iomem_permission). Ends with the
 * domain.
 */
record VgaMemoryStep(List<PciSpec> functions) implements Step {
  /** Frames of 0xa0000 to 0xbffff. */
  private static final int FIRST = 0xa0;

  private static final int COUNT = 0x20;

  @Override
  public String description() {
    return "permit it the memory of a VGA card";
  }

  @Override
  public void perform(CreateContext context) {
    if (new GraphicsCards(context.host()).vga(functions)) {
      context.host().hypervisor().permitMemory(context.domid(), FIRST, COUNT);
    }
  }
}
