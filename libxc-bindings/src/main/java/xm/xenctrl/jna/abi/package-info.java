/**
 * What differs between Xen releases, as data: library names, struct offsets and argument lists.
 *
 * <p>No JNA type is used here. A release is one row of {@link xm.xenctrl.jna.abi.XenAbi}; a layout
 * is named by the first release that it fits.
 */
package xm.xenctrl.jna.abi;
