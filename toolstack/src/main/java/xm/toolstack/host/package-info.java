/**
 * The host around the hypervisor: files, bridges, hotplug scripts, paths. Ports only and real host.
 */
package xm.toolstack.host;
