/** What firmware would tell a PVH guest: memory map and ACPI tables, made here for want of one. */
package xm.xenctrl.pvh;
