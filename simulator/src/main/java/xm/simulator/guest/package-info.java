/** Simulated guests: they boot, connect their devices, talk on a console, and end. */
package xm.simulator.guest;
