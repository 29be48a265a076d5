package xm.xenstore.transport;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import xm.cli.NativeSockets;
import xm.xenstore.ClientLimits;
import xm.xenstore.Xenstore;
import xm.xenstore.XenstoreClient;
import xm.xenstore.contract.XenstoreClientContract;
import xm.xenstore.peer.RealXenstored;

/**
 * The client's contract against Xen's own C xenstored, through the socket that xm uses on a dom0.
 */
class RealXenstoredOverJnaTest extends XenstoreClientContract {
  private static RealXenstored xenstored;

  @BeforeAll
  static void start() {
    xenstored = RealXenstored.start();
  }

  @AfterAll
  static void stop() {
    if (xenstored != null) {
      xenstored.close();
    }
  }

  @Override
  protected XenstoreClient connect() {
    try {
      return Xenstore.over(new NativeSockets().open(xenstored.socket()), ClientLimits.defaults());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
