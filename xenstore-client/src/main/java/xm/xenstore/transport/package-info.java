/** Byte streams to a xenstored: Unix sockets (JDK, jnr) and the kernel's xenbus device. */
package xm.xenstore.transport;
