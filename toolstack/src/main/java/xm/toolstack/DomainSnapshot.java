package xm.toolstack;

import java.util.UUID;
import xm.xenctrl.DomainInfo;

/**
 * One domain at one instant.
 *
 * @param name from xenstore; never trusted, may hold anything; {@code (null)}-free: a domain
 *     without a name is called {@code Domain-N} here
 * @param info what Xen says
 * @param targetKib balloon target from xenstore, or the current allocation when there is none
 * @param poolName name of its CPU pool
 * @param startSeconds Unix time of its start, 0 when unknown
 * @param adminPaused true when an administrator paused it with xm
 */
public record DomainSnapshot(
    int domid,
    String name,
    UUID uuid,
    DomainInfo info,
    long targetKib,
    String poolName,
    double startSeconds,
    boolean adminPaused) {}
