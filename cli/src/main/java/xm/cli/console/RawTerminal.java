package xm.cli.console;

import java.io.IOException;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Attributes.InputFlag;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Attributes.OutputFlag;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import xm.cli.command.CommandFailure;

/**
 * The operator's terminal in raw mode: every key goes to the guest, Ctrl-C too, and what the guest
 * prints is not changed. Closing it, or the end of the JVM by a signal, puts it back.
 */
final class RawTerminal {
  private final Terminal terminal;
  private final Attributes before;
  private final Thread atExit = new Thread(this::restore, "restore-terminal");
  private boolean restored;

  private RawTerminal(Terminal terminal) {
    this.terminal = terminal;
    before = terminal.getAttributes();
  }

  /** Takes over the terminal of standard input. */
  static RawTerminal enter() {
    try {
      // stty does it: the other providers unpack native libraries into /tmp.
      Terminal terminal =
          TerminalBuilder.builder()
              .system(true)
              .dumb(false)
              .provider("exec")
              .nativeSignals(false)
              .build();
      RawTerminal raw = new RawTerminal(terminal);
      Runtime.getRuntime().addShutdownHook(raw.atExit);
      terminal.setAttributes(rawFrom(raw.before));
      return raw;
    } catch (IOException e) {
      throw new CommandFailure("Cannot set up the terminal: " + e.getMessage() + ".");
    }
  }

  /** As cfmakeraw(3) does, and a read returns with the first byte. */
  private static Attributes rawFrom(Attributes before) {
    Attributes raw = new Attributes(before);
    raw.setInputFlag(InputFlag.IGNBRK, false);
    raw.setInputFlag(InputFlag.BRKINT, false);
    raw.setInputFlag(InputFlag.PARMRK, false);
    raw.setInputFlag(InputFlag.ISTRIP, false);
    raw.setInputFlag(InputFlag.INLCR, false);
    raw.setInputFlag(InputFlag.IGNCR, false);
    raw.setInputFlag(InputFlag.ICRNL, false);
    raw.setInputFlag(InputFlag.IXON, false);
    raw.setOutputFlag(OutputFlag.OPOST, false);
    raw.setLocalFlag(LocalFlag.ECHO, false);
    raw.setLocalFlag(LocalFlag.ECHONL, false);
    raw.setLocalFlag(LocalFlag.ICANON, false);
    raw.setLocalFlag(LocalFlag.ISIG, false);
    raw.setLocalFlag(LocalFlag.IEXTEN, false);
    raw.setControlChar(ControlChar.VMIN, 1);
    raw.setControlChar(ControlChar.VTIME, 0);
    return raw;
  }

  private synchronized void restore() {
    if (!restored) {
      restored = true;
      terminal.setAttributes(before);
    }
  }

  /** Puts the terminal back. */
  void close() {
    restore();
    try {
      terminal.close(); // JLine allows one terminal at a time, and top has one too
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IOException | IllegalStateException ignored) {
      // The JVM ends already; the hook has nothing left to do.
    }
  }
}
