/** Commands about the devices of domains. */
package xm.cli.command.device;
