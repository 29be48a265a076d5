/**
 * The back ends of domain 0 and of driver domains: the xenbus handshake as Linux' drivers and QEMU
 * do it.
 */
package xm.simulator.backend;
