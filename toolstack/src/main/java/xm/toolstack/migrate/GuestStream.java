package xm.toolstack.migrate;

import java.util.OptionalInt;
import java.util.UUID;

/** What a migration asks of the layer that turns guests into bytes and back. */
interface GuestStream {

  /** Hears how sending goes, on the sending thread. */
  interface Sending {
    /** The guest is stopped from now on. */
    void suspended();

    /** A round is over. */
    void round(int number, long dirtyPages);

    /** Sent so far; told a few times a second, on another thread. */
    void bytes(long total);
  }

  /** A guest that has arrived, paused. */
  record Arrived(int domid, String name, UUID uuid) {}

  /** Hears how receiving goes, on the receiving thread. */
  interface Receiving {
    /**
     * The configuration is there, and nothing is made yet.
     *
     * @throws xm.toolstack.ToolstackException to refuse
     */
    void announced(String name, UUID uuid);
  }

  /**
   * Writes configuration and guest.
   *
   * @throws xm.toolstack.image.SendFailedException which says whether the guest has to be resumed
   */
  void send(int domid, int fd, boolean live, Sending hears);

  /**
   * Reads configuration and guest, and makes a paused domain called as sent with {@code --incoming}
   * behind it.
   *
   * @param node NUMA node whose CPUs it runs on; empty for those that it was created with
   * @throws xm.toolstack.ToolstackException when it failed; nothing is left then
   */
  Arrived receive(int fd, OptionalInt node, Receiving hears);

  /** Lets a suspended guest go on here. */
  void resume(int domid);
}
