package xm.toolstack.pci;

import java.util.List;
import java.util.function.IntPredicate;
import xm.config.model.DomainConfig;
import xm.config.model.GuestType;
import xm.config.model.PciSpec;
import xm.toolstack.host.Host;

/** Which functions are graphics cards, by what sysfs says of their class and vendor. */
public final class GraphicsCards {
  private static final int INTEL = 0x8086;

  /** Base class 3 is that of displays. */
  private static final int DISPLAY = 0x03;

  private static final int CLASS_SHIFT = 16;
  private static final int VGA = 0x030000;
  private static final int OTHER_DISPLAY = 0x038000;

  private final PciTree tree;

  public GraphicsCards(Host host) {
    this(new PciTree(host));
  }

  GraphicsCards(PciTree tree) {
    this.tree = tree;
  }

  /** True when one of them is a VGA card. */
  public boolean vga(List<PciSpec> functions) {
    return any(functions, code -> code == VGA);
  }

  /**
   * Refuses {@code gfx_passthru} without a card that it can be done with: QEMU makes a card the
   * primary one for Intel's alone (its option igd-passthru), and libxl looks for one of those.
   */
  public void check(DomainConfig config, List<String> refusals) {
    List<PciSpec> functions = config.hardware().pci();
    String kind = config.machine().gfxPassthru();
    if (config.type() != GuestType.HVM || kind.isEmpty()) {
      return;
    }
    if (!any(functions, code -> code >> CLASS_SHIFT == DISPLAY)) {
      refusals.add(
          "gfx_passthru: there is no graphics card among the devices of pci; add the card, such as"
              + " pci = [ '00:02.0' ], or leave gfx_passthru out.");
    } else if (kind.equals("default") && !intel(functions)) {
      refusals.add(
          "gfx_passthru: none of the graphics cards of pci is one of Intel, and QEMU makes no other"
              + " the guest's primary card; leave gfx_passthru out, and the guest has the card as a"
              + " second one.");
    }
  }

  private boolean intel(List<PciSpec> functions) {
    for (PciSpec function : functions) {
      if (tree.vendor(PciAddress.of(function)) == INTEL
          && any(List.of(function), code -> code == VGA || code == OTHER_DISPLAY)) {
        return true;
      }
    }
    return false;
  }

  private boolean any(List<PciSpec> functions, IntPredicate classCode) {
    return functions.stream()
        .anyMatch(function -> classCode.test(tree.classCode(PciAddress.of(function))));
  }
}
