package xm.xenctrl;

import java.io.Serializable;

/**
 * One vcpu (struct xen_domctl_getvcpuinfo).
 *
 * @param cpu the physical CPU it last ran on
 */
public record VcpuInfo(
    int vcpu, boolean online, boolean blocked, boolean running, long cpuTimeNanos, int cpu)
    implements Serializable {}
