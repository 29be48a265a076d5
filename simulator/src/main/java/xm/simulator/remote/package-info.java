/** The hypervisor port across a Unix socket: calls, values, both ends. */
package xm.simulator.remote;
