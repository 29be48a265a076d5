/** Commands that look into domains or poke at them. */
package xm.cli.command.diagnose;
