/** The terminal of the operator: attaching it to a console, restoring it afterwards. */
package xm.cli.console;
