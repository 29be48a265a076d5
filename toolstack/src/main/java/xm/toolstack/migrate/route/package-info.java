/** Ways to the other host: a command such as ssh, or TLS. */
package xm.toolstack.migrate.route;
