/** The xm program: entry, dispatch, wiring, error printing. */
package xm.cli;
