package xm.toolstack.image;

/**
 * Hears how a transfer goes. Called on threads of the transfer, one call at a time; must return
 * soon and throw nothing.
 */
public interface TransferObserver {
  /** Hears nothing. */
  TransferObserver NONE = new TransferObserver() {};

  /** Bytes of the image that were sent or received so far; told a few times a second. */
  default void bytes(long total) {}

  /**
   * A round of a live transfer is over.
   *
   * @param round 1 is the first, which sends all memory
   * @param dirtyPages pages of 4 KiB that were written meanwhile and have to be sent again
   */
  default void round(int round, long dirtyPages) {}

  /** The guest is asked to suspend: from here on it may stand still. */
  default void suspending() {}

  /** The guest is suspended now. */
  default void suspended() {}

  /** The receiver has all the guest's memory; its devices come next. */
  default void restored() {}
}
