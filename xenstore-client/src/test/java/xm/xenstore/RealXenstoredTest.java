package xm.xenstore;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import xm.xenstore.contract.XenstoreClientContract;
import xm.xenstore.peer.RealXenstored;

/** The contract against Xen's own C xenstored. */
class RealXenstoredTest extends XenstoreClientContract {
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
    return Xenstore.connect(xenstored.socket());
  }
}
