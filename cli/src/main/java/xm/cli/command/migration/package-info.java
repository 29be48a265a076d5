/** Moving domains between hosts. */
package xm.cli.command.migration;
