/** Finds and removes what dead tools left on a host. */
package xm.toolstack.cleanup;
