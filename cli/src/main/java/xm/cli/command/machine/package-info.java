/** Commands on the emulated machine of an HVM domain: screen, CD drive, USB, monitor. */
package xm.cli.command.machine;
