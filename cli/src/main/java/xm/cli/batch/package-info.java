/** Many domains in one call: the same for every command, which is run once for each of them. */
package xm.cli.batch;
