/** Commands about CPU pools. */
package xm.cli.command.pool;
