/** Commands about domains, one class each. */
package xm.cli.command.domain;
