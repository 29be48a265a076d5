/** The device model of simulated HVM domains: no machine, but the QMP conversation about one. */
package xm.simulator.qemu;
