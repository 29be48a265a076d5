/** The interactive shell. */
package xm.cli.command.shell;
