/** Commands about the host, one class each. */
package xm.cli.command.host;
