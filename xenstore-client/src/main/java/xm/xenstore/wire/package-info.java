/**
 * The bytes of the xenstore protocol: operations, packets, payloads. No I/O and no threads here; a
 * client and a server use the same classes.
 */
package xm.xenstore.wire;
