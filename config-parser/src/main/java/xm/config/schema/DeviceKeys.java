package xm.config.schema;

/** Devices. */
final class DeviceKeys {
  private DeviceKeys() {}

  static void add(KeyGroup g) {
    g.list(
            "disk",
            "TYPE:TARGET,VDEV,MODE[,BACKEND]",
            "Block devices; the keys of xl's syntax (target=, format=, vdev=, access=, ...) too.")
        .list(
            "vif",
            "KEY=VALUE,...",
            "Network interfaces; keys: mac, bridge, ip, script, backend, vifname, rate, model, "
                + "type; of xl mtu, vlan, gatewaydev, trusted, untrusted.")
        .list("vif2", "KEY=VALUE,...", "Network interfaces of netchannel2, which is gone.")
        .ignored()
        .number("nics", "", -1L, "Old way to ask for interfaces; write vif = [ '' ].")
        .xm()
        .list(
            "vfb",
            "KEY=VALUE,...",
            "Frame buffers; keys: vnc, vnclisten, vncdisplay, vncunused, vncpasswd, sdl, opengl, "
                + "display, xauthority, keymap, videoram, serial, monitor.")
        .list(
            "pci",
            "[DOMAIN:]BUS:SLOT.FUNC[@VSLOT][,OPTION=VALUE]",
            "PCI functions of the host for the guest, which xen-pciback must have (xm"
                + " pci-assignable-add). Options: msitranslate, power_mgmt, permissive, seize (take"
                + " it from dom0's driver), rdm_policy. PV and HVM; HVM needs an IOMMU.")
        .list("vscsi", "PDEV,VDEV[,BACKEND]", "SCSI devices; only xend had the code for them.")
        .refused()
        .xm()
        .list(
            "vusb",
            "usbver=1|2,numports=N,port_N=BUS-PORT",
            "PV USB controllers, and what is plugged in at these places of the host (xm"
                + " usb-list-assignable-devices); QEMU serves them.")
        .xm()
        .list("ioports", "FROM[-TO], hexadecimal", "I/O ports of the host that the guest may use.")
        .list("irq", "", "Interrupts of the host that the guest may use.")
        .xm()
        .list("vtpm", "instance=N,backend=DOMAIN", "Virtual TPMs; not in this version.")
        .notCreated()
        .flag("blkif", 0L, "1 for a domain that serves disks of others; as driver_domain=1.")
        .xm()
        .flag("netif", 0L, "1 for a domain that serves interfaces; as driver_domain=1.")
        .xm()
        .flag("tpmif", 0L, "Makes the domain a back end for virtual TPMs.")
        .xm()
        .ignored()
        .list("access_control", "policy=NAME,label=NAME", "Label of the ACM, which is gone.")
        .xm()
        .ignored();
  }
}
