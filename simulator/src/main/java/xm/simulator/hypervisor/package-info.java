/** The simulated hypervisor: domains, memory, CPUs, and the builder that loads guests. */
package xm.simulator.hypervisor;
