/** What xm asks of the hypervisor: a port with no native type in it. */
package xm.xenctrl;
