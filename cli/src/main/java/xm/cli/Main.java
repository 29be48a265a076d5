package xm.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
import xm.cli.command.Streams;
import xm.cli.config.LocalHostFacts;

/** Entry of the program, and the only place that ends the JVM. */
public final class Main {
  private static final int BUFFER_BYTES = 8192;

  private Main() {}

  /** Runs one invocation and exits with xm's exit code. */
  public static void main(String[] args) {
    System.exit(run(args));
  }

  /** One invocation, without the end of the JVM. */
  static int run(String[] args) {
    CheckedOutput standardOutput = new CheckedOutput(new FileOutputStream(FileDescriptor.out));
    PrintStream out = text(standardOutput, false);
    PrintStream err = text(new FileOutputStream(FileDescriptor.err), true);
    InputStream in = new FileInputStream(FileDescriptor.in);
    Streams streams = new Streams(in, out, err);
    GlobalWords words = GlobalWords.read(args, System.getenv());
    int exitCode;
    try (Session session =
        new Session(
            streams,
            Wiring.toolstack(words, err),
            Wiring.simulatedHost(words),
            Wiring.monitor(words, err),
            new LocalHostFacts())) {
      exitCode = new Program(words, streams).run(session);
    }
    out.flush();
    if (standardOutput.failed()) {
      if (!standardOutput.readerLeft()) {
        err.println("Error: Cannot write to standard output: " + standardOutput.reason());
      }
      exitCode = exitCode == ExitCodes.OK ? ExitCodes.FAILURE : exitCode;
    }
    err.flush();
    return exitCode;
  }

  /** UTF-8 whatever the locale: cron jobs run in the C locale, and names stay names there. */
  private static PrintStream text(OutputStream stream, boolean flushLines) {
    return new PrintStream(
        new BufferedOutputStream(stream, BUFFER_BYTES), flushLines, StandardCharsets.UTF_8);
  }
}
