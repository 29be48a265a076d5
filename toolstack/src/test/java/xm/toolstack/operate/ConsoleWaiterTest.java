package xm.toolstack.operate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import xm.toolstack.ConsoleEndpoint;
import xm.toolstack.ConsoleUnavailableException;
import xm.toolstack.DomainStateException;
import xm.toolstack.NoSuchDomainException;
import xm.toolstack.bench.BenchHost;
import xm.xenctrl.ShutdownReason;

@Timeout(20)
class ConsoleWaiterTest {
  private BenchHost host;
  private ConsoleWaiter waiter;

  @BeforeEach
  void host(@TempDir Path directory) {
    host = new BenchHost(directory);
    waiter = new ConsoleWaiter(host);
  }

  @Test
  void waitsForTheTerminal() throws Exception {
    host.addDomain(3, "web");
    host.store.with("/local/domain/3/console/tty", "");
    CompletableFuture<ConsoleEndpoint> console =
        CompletableFuture.supplyAsync(() -> waiter.console(3, 0));
    host.store.with("/local/domain/3/console/tty", "/dev/pts/7");
    assertEquals("console-3-0", socketName(console.get(5, TimeUnit.SECONDS)));
  }

  @Test
  void findsFurtherConsoles() {
    host.addDomain(3, "web");
    host.store.with("/local/domain/3/device/console/1/tty", "/dev/pts/8");
    assertEquals("console-3-1", socketName(waiter.console(3, 1)));
  }

  @Test
  void waitsForDomainThatIsBeingCreated() throws Exception {
    CompletableFuture<ConsoleEndpoint> console =
        CompletableFuture.supplyAsync(() -> waiter.consoleOf("web", Duration.ofSeconds(10)));
    host.addDomain(8, "web");
    host.store.with("/local/domain/8/console/tty", "/dev/pts/7");
    assertEquals("console-8-0", socketName(console.get(5, TimeUnit.SECONDS)));
  }

  @Test
  void givesUpOnDomainThatDoesNotCome() {
    assertEquals(
        "Domain 'web' does not exist.",
        assertThrows(
                NoSuchDomainException.class, () -> waiter.consoleOf("web", Duration.ofMillis(30)))
            .getMessage());
  }

  @Test
  void saysWhichNodeStayedEmpty() {
    host.addDomain(3, "web");
    ConsoleUnavailableException e =
        assertThrows(
            ConsoleUnavailableException.class,
            () -> waiter.consoleOf("web", Duration.ofMillis(30)));
    assertTrue(e.getMessage().contains("/local/domain/3/console/tty"), e.getMessage());
  }

  @Test
  void domainThatEndsWhileWaitedForIsNotStarted() throws Exception {
    host.addDomain(3, "web");
    CompletableFuture<ConsoleEndpoint> console =
        CompletableFuture.supplyAsync(() -> waiter.console(3, 0));
    host.domains.end(3, ShutdownReason.CRASH);
    Throwable cause =
        assertThrows(Exception.class, () -> console.get(5, TimeUnit.SECONDS)).getCause();
    assertEquals(DomainStateException.class, cause.getClass());
    assertEquals("Domain 'web' is not started", cause.getMessage());
    assertThrows(NoSuchDomainException.class, () -> waiter.console(99, 0));
  }

  private static String socketName(ConsoleEndpoint endpoint) {
    return ((ConsoleEndpoint.UnixSocket) endpoint).path().getFileName().toString();
  }
}
