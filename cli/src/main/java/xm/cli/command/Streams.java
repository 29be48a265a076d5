package xm.cli.command;

import java.io.InputStream;
import java.io.PrintStream;

/** Where a command reads and prints. Output is buffered and flushed at the end. */
public record Streams(InputStream in, PrintStream out, PrintStream err) {}
