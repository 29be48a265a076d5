/** USB devices of this host given to guests: PV controllers that QEMU serves, and emulated ones. */
package xm.toolstack.usb;
