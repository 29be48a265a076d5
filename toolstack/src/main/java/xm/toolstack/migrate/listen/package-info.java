/** The receiver that waits for other hosts' connections. */
package xm.toolstack.migrate.listen;
