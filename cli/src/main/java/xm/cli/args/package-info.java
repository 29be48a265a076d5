/** What a command declares of its words, and reading those words as getopt did. */
package xm.cli.args;
