/** Commands about FLASK. */
package xm.cli.command.security;
