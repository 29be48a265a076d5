/** One thread that serves all sockets of the simulator. */
package xm.simulator.io;
