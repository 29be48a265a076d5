package xm.xenstore.transport;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * What a transport has besides when its reads take a deadline and are indifferent to {@link
 * Thread#interrupt}: then whoever waits for a reply can read it. (The JDK's channels have neither:
 * an interrupted read closes them.)
 */
public interface TimedReads {

  /**
   * Waits for at least one byte, for so long.
   *
   * @return the bytes read, 0 when none came in time, or -1 when the peer has closed
   * @throws IOException also when the transport was closed meanwhile
   */
  int read(ByteBuffer into, long nanos) throws IOException;
}
