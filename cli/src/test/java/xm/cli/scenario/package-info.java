/** The lab's scenarios (folder lab/) on the simulated host. */
package xm.cli.scenario;
