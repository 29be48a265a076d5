/** The back ends of domain 0: the xenbus handshake as Linux' drivers and QEMU do it. */
package xm.simulator.backend;
