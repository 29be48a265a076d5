package xm.xenstore.contract;

/**
 * What every xenstored must do for {@link xm.xenstore.XenstoreClient}, in three parts. A test class
 * that extends this runs all of it against one daemon: Xen's own, or the simulated host's.
 */
public abstract class XenstoreClientContract extends WaitContract {}
