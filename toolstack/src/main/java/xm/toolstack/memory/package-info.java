/** Balloon targets and memory ceilings of domains, and how dom0 gives and takes. */
package xm.toolstack.memory;
