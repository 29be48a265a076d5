/** The xm program: entry, wiring, error printing. */
package xm.cli;
