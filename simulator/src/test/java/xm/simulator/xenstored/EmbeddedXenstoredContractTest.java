package xm.simulator.xenstored;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import xm.simulator.io.IoLoop;
import xm.xenstore.Xenstore;
import xm.xenstore.XenstoreClient;
import xm.xenstore.contract.XenstoreClientContract;

/** The contract of xenstored's clients against the simulated host's own xenstored. */
class EmbeddedXenstoredContractTest extends XenstoreClientContract {
  @TempDir static Path directory;
  private static IoLoop loop;

  @BeforeAll
  static void start() throws IOException {
    loop = new IoLoop("test-sockets", System.err::println);
    EmbeddedXenstored xenstored =
        new EmbeddedXenstored(Quota.DEFAULT, new AnyDomain(), Optional.empty(), RequestGate.OPEN);
    XenstoredSocket.listen(xenstored, loop, directory.resolve("socket"));
  }

  @AfterAll
  static void stop() {
    loop.close();
  }

  @Override
  protected XenstoreClient connect() {
    return Xenstore.connect(directory.resolve("socket"));
  }

  private static final class AnyDomain implements DomainFacts {
    @Override
    public boolean alive(int domid) {
      return true;
    }

    @Override
    public boolean shutDown(int domid) {
      return false;
    }
  }
}
