/** Commands about vcpus and their scheduling. */
package xm.cli.command.cpu;
