/** Commands about memory. */
package xm.cli.command.memory;
