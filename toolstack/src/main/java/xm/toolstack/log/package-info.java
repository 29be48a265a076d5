/** The host's diary of what xm did there. */
package xm.toolstack.log;
