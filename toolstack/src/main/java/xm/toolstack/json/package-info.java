/** JSON that others wrote or read: libxl's configurations, QEMU's monitor, another host's xm. */
package xm.toolstack.json;
