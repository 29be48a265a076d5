/**
 * Moving running domains to another host: xl's dialogue, both sides of it, and what it is cut by.
 */
package xm.toolstack.migrate;
