/** A simulated Xen host: its own xenstored, hypervisor, back ends and guests, in one process. */
package xm.simulator;
