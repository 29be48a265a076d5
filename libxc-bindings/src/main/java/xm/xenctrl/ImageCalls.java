package xm.xenctrl;

/**
 * Moving a guest's memory and vcpus into a stream and out of it (xc_domain_save, xc_domain_restore,
 * xc_domain_resume). The stream's bytes are libxc's own ("libxc migration stream" of Xen's docs).
 */
public interface ImageCalls extends AutoCloseable {

  /** What libxc asks for while it saves; called on the saving thread. */
  interface SaveHooks {
    /**
     * Suspends the guest; called once at most, and not at all when the save fails before.
     *
     * @return whether it is suspended now; false ends the save
     */
    boolean suspend();

    /**
     * Lets the device model note which memory it writes, or no longer. Called at the beginning and
     * at the end of each save of a PVH or HVM domain.
     *
     * @return whether it did
     */
    boolean logDirty(boolean enable);

    /**
     * One round of a live save is over.
     *
     * @param round 1 is the first, which sends all pages
     * @param dirtyPages left to send, -1 when unknown
     */
    void round(int round, long dirtyPages);
  }

  /**
   * Where a restored guest's xenstore and console are.
   *
   * @param storePort event channel in the domain
   * @param storeDomid who serves xenstore
   */
  record RestorePorts(int storePort, int storeDomid, int consolePort, int consoleDomid) {}

  /**
   * Writes the domain's image to a descriptor.
   *
   * @param live sends memory while the guest runs, and suspends it for the rest only
   * @throws HypercallException when it failed; whether the guest is suspended then is known to the
   *     hooks alone
   */
  void save(int domid, int fd, boolean live, SaveHooks hooks);

  /**
   * Fills an empty domain from a descriptor and reads exactly the image, no byte more.
   *
   * @param withoutPolicy called when the image has no CPUID policy, as those of Xen 4.13 and
   *     before: the domain has to be given one now
   * @throws HypercallException when it failed; its errno says nothing when the stream ended early
   */
  BuiltImage restore(int domid, int fd, RestorePorts ports, Runnable withoutPolicy);

  /** Lets a suspended guest go on where it is, as after a suspend that was cancelled. */
  void resume(int domid);

  @Override
  void close();
}
