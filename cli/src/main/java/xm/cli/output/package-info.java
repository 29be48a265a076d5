/** Tables, fields and JSON as commands print them. */
package xm.cli.output;
