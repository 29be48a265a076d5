package xm.cli.command;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import xm.config.HostFacts;
import xm.toolstack.Toolstack;

/** What one invocation may use. The toolstack opens on first use, so that help needs no host. */
public final class Session implements AutoCloseable {
  private final Streams streams;
  private final ToolstackSource source;
  private final SimulatedHostControl simulatedHost;
  private final MonitorControl monitor;
  private final HostFacts facts;

  private final boolean showsProgress;
  private final CountDownLatch ended = new CountDownLatch(1);
  private Toolstack toolstack;
  private Subcommands subcommands;

  public Session(
      Streams streams,
      ToolstackSource source,
      SimulatedHostControl simulatedHost,
      MonitorControl monitor,
      HostFacts facts) {
    this(streams, source, simulatedHost, monitor, facts, true);
  }

  private Session(
      Streams streams,
      ToolstackSource source,
      SimulatedHostControl simulatedHost,
      MonitorControl monitor,
      HostFacts facts,
      boolean showsProgress) {
    this.showsProgress = showsProgress;
    this.streams = streams;
    this.source = source;
    this.simulatedHost = simulatedHost;
    this.monitor = monitor;
    this.facts = facts;
  }

  public synchronized Toolstack toolstack() {
    if (toolstack == null) {
      toolstack = source.open();
    }
    return toolstack;
  }

  /** Who runs other subcommands. */
  public Subcommands subcommands() {
    return subcommands;
  }

  /** Said by the program before it runs the first one. */
  public void subcommands(Subcommands program) {
    subcommands = program;
  }

  /** Closes the host; the next use opens it anew. For whoever outlives a restart of xenstored. */
  public synchronized void reopen() {
    Toolstack old = toolstack;
    toolstack = null;
    if (old != null) {
      old.close();
    }
  }

  /** The same with a toolstack of its own, for another thread. */
  public Session another() {
    return copy(streams, source, showsProgress);
  }

  /** The same host with other streams and nothing on the terminal, for one run of a batch. */
  public Session quietly(Streams other) {
    return copy(other, this::toolstack, false);
  }

  private Session copy(Streams other, ToolstackSource host, boolean progress) {
    Session session = new Session(other, host, simulatedHost, monitor, facts, progress);
    session.subcommands(subcommands);
    return session;
  }

  /** Whether waiting may be shown on the terminal. */
  public boolean showsProgress() {
    return showsProgress;
  }

  public PrintStream out() {
    return streams.out();
  }

  public PrintStream err() {
    return streams.err();
  }

  public InputStream in() {
    return streams.in();
  }

  /** What this machine tells configuration files. */
  public HostFacts facts() {
    return facts;
  }

  public SimulatedHostControl simulatedHost() {
    return simulatedHost;
  }

  public MonitorControl monitor() {
    return monitor;
  }

  /** Returns when the invocation has said all that it had to say, or after so many seconds. */
  public void awaitEnd(long seconds) {
    try {
      boolean done = ended.await(seconds, TimeUnit.SECONDS);
      if (!done) {
        Thread.currentThread().interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public synchronized void close() {
    out().flush();
    err().flush();
    ended.countDown();
    if (toolstack != null) {
      toolstack.close();
    }
  }
}
