/** The guests' consoles, each on a Unix socket, as xenconsoled offers them on terminals. */
package xm.simulator.console;
