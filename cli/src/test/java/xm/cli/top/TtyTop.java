package xm.cli.top;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import xm.cli.command.Session;
import xm.cli.command.Streams;
import xm.cli.fake.FakeToolstack;
import xm.cli.fake.Samples;
import xm.toolstack.DomainSnapshot;
import xm.toolstack.usage.UsageSnapshot;

/** {@code xm top} on a host in memory, for {@link TopTerminalTest} to run on a terminal. */
final class TtyTop {
  private static long looks;

  private TtyTop() {}

  /** One argument: {@code fine}, or {@code fails} for a host whose third look is the last. */
  public static void main(String[] args) {
    FakeToolstack host = new FakeToolstack();
    host.with(domain(0, "Domain-0"));
    host.with(domain(3, "web"));
    host.with(domain(5, "\u001b[2Jevil"));
    host.using(vcpus -> look(host, args[0]));
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    Streams streams = new Streams(new FileInputStream(FileDescriptor.in), out, out);
    TopOptions options = new TopOptions(null, 200, 0, false, false, false, false, false, false);
    try (Session session = new Session(streams, () -> host, null, null, null)) {
      new TopLoop(session, options, new Look(false, true)).run();
    }
  }

  private static DomainSnapshot domain(int domid, String name) {
    DomainSnapshot d = Samples.domain(domid, name, Samples.RUNNING, 256, 1, 0);
    return new DomainSnapshot(
        domid, name, new UUID(0, domid), d.info(), d.targetKib(), d.poolName(), 0, false);
  }

  private static UsageSnapshot look(FakeToolstack host, String how) {
    if (looks == 2 && "fails".equals(how)) {
      throw new IllegalStateException("xenstored has closed the connection.");
    }
    long second = Math.min(looks++, 3);
    Looks look = Looks.after(second);
    for (DomainSnapshot domain : host.sample().domains()) {
      int busy = domain.domid() * 10;
      look.domain(domain.domid(), domain.name(), Looks.RUNNING, 256, second * busy / 100.0);
    }
    return look.snapshot();
  }
}
