/** What every command is and what one invocation may use. */
package xm.cli.command;
