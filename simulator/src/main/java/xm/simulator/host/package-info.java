/** The host around the simulated hypervisor: files, scripts, bridges, all in one directory. */
package xm.simulator.host;
