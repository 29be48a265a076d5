/** Devices of running domains: listing, hot plug, and keeping the stored configuration in step. */
package xm.toolstack.hotplug;
