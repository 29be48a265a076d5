package xm.config.model;

/** A device as configured. One record for each kind; the toolstack has one DeviceType for each. */
public sealed interface DeviceSpec permits VbdSpec, VifSpec, VfbSpec, PciBus, UsbControllerSpec {

  /** Name or id of the backend domain, empty for dom0. */
  String backend();

  /** True for a device of dom0, the ordinary case; false for one of a driver domain. */
  default boolean servedByDom0() {
    return backend().isEmpty() || backend().equals("0") || backend().equals("Domain-0");
  }
}
