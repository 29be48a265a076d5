/** PCI devices that dom0 sets aside for guests (xen-pciback). */
package xm.toolstack.pci;
