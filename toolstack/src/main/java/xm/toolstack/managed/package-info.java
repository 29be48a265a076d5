/** Domains that are kept when they do not run: defined, started, renamed and forgotten. */
package xm.toolstack.managed;
