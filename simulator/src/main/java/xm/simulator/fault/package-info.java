/** Faults that a scenario puts in by writing a file into the state directory. */
package xm.simulator.fault;
