package xm.simulator.io;

import java.nio.ByteBuffer;

/** One end of a socket's conversation; its methods run on the loop's thread. */
public interface SocketHandler {

  /** Takes all of {@code bytes}; an exception ends the connection. */
  void received(ByteBuffer bytes);

  /** The connection is over, from whichever side. */
  void closed();
}
