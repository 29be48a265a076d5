/** Makes the files that are derived from the commands' declarations, and checks them. */
package xm.cli.doc;
