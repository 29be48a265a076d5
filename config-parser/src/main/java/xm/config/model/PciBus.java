package xm.config.model;

import java.util.List;

/**
 * All PCI functions that a domain gets: they share one backend, so together they are one device.
 *
 * @param functions in the order of the guest's bus
 */
public record PciBus(List<PciSpec> functions) implements DeviceSpec {

  public PciBus {
    functions = List.copyOf(functions);
  }

  /** PCI functions are served by dom0 only. */
  @Override
  public String backend() {
    return "";
  }
}
