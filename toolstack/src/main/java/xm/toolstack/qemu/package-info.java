/** The QEMU of a domain: which program, its command line, its start, readiness and end. */
package xm.toolstack.qemu;
