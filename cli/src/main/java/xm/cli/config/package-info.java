/** Finding configuration files and telling them about this machine. */
package xm.cli.config;
