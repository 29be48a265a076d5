package xm.xenctrl;

import java.io.Serializable;

/**
 * What xc_version tells.
 *
 * @param extra e.g. {@code .7}, with its leading dot
 * @param platformVirtStart start of the hypervisor's virtual address range
 */
public record XenVersion(
    int major,
    int minor,
    String extra,
    String capabilities,
    String changeset,
    String commandLine,
    int pageSize,
    long platformVirtStart,
    String compiler,
    String compiledBy,
    String compileDomain,
    String compileDate,
    String buildId)
    implements Serializable {}
