package xm.xenstore;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import xm.xenstore.contract.XenstoreClientContract;
import xm.xenstore.peer.RealXenstored;

/** The contract against Xen's own OCaml xenstored, which is Debian's default. */
class RealOxenstoredTest extends XenstoreClientContract {
  private static RealXenstored xenstored;

  @BeforeAll
  static void start() {
    xenstored = RealXenstored.startOcaml();
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

  /** quota-maxsize of its shipped configuration, which holds for domain 0 too. */
  @Override
  protected int largestValueBytes(String path) {
    return 2048;
  }
}
