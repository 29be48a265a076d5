package xm.config.model;

/** A device as configured. One record for each kind; the toolstack has one DeviceType for each. */
public sealed interface DeviceSpec permits VbdSpec, VifSpec, VfbSpec, PciBus, UsbControllerSpec {

  /** Name or id of the backend domain, empty for dom0. */
  String backend();
}
