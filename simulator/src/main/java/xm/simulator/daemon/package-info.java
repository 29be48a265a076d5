/** The simulated host as a process of its own, which outlives the commands. */
package xm.simulator.daemon;
