/** The resident monitor: acts when a guest that xm made powers off, reboots or crashes. */
package xm.toolstack.monitor;
