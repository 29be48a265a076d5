/** libxenctrl and libxenguest through JNA; no JNA type leaves this package. */
package xm.xenctrl.jna;
