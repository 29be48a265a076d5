/** Commands that xl has and xm never had, under the names of xl. */
package xm.cli.command.xl;
