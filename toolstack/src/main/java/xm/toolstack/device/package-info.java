/** Device kinds, their xenstore nodes and hotplug. */
package xm.toolstack.device;
