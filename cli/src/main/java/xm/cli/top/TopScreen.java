package xm.cli.top;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Attributes.InputFlag;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.AttributedString;
import org.jline.utils.Curses;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.Signals;
import xm.cli.command.CommandFailure;
import xm.cli.console.SavedTerminal;

/**
 * The operator's terminal while it is ours: its other screen, no echo, no cursor. Leaving it, or
 * the end of the JVM by a signal or an exception, puts everything back.
 */
final class TopScreen implements AutoCloseable {
  private static final Size USUAL = new Size(80, 24);
  private static final String WINDOW_CHANGED = "WINCH";

  /**
   * JLine would draw the tree with the terminal's line-drawing set, which not all terminals have.
   */
  private static final String NO_LINE_DRAWING_SET = "org.jline.utils.disableAlternateCharset";

  private final Look look;
  private final SavedTerminal saved = SavedTerminal.save();
  private final Thread atExit = new Thread(this::giveBackAtExit, "restore-screen");
  private final OutputStream out = new FileOutputStream(FileDescriptor.out);
  private final Object signal;
  private Terminal terminal;
  private Display display;
  private byte[] goodbye = {};
  private Size size = USUAL;
  private boolean entered;
  private boolean dead;
  private volatile boolean resized;

  private TopScreen(Look look) {
    this.look = look;
    // Only this one signal: a handler of JLine's for others would take them away from the JVM.
    signal = Signals.register(WINDOW_CHANGED, () -> resized = true);
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /** Takes over the terminal of standard input and output. */
  static TopScreen open(Look look) {
    System.setProperty(NO_LINE_DRAWING_SET, "true");
    TopScreen screen = new TopScreen(look);
    screen.enter();
    return screen;
  }

  private Terminal build() {
    try {
      // stty does it: the other providers unpack native libraries into /tmp.
      return TerminalBuilder.builder()
          .system(true)
          .dumb(false)
          .provider("exec")
          .nativeSignals(false)
          .encoding(look.unicode() ? StandardCharsets.UTF_8 : StandardCharsets.US_ASCII)
          .build();
    } catch (IOException e) {
      throw new CommandFailure("Cannot set up the terminal: " + e.getMessage() + ".");
    }
  }

  /** Takes the terminal, at first and after it was lent to a console or a shell. */
  synchronized void enter() {
    if (entered || dead) {
      return;
    }
    terminal = build();
    if (terminal.getStringCapability(Capability.cursor_address) == null) {
      throw new CommandFailure(
          "This terminal ("
              + terminal.getType()
              + ") cannot be drawn on. Use 'xm top -b', or set TERM to what it is.");
    }
    entered = true;
    display = new Display(terminal, true);
    goodbye = goodbye(terminal).getBytes(StandardCharsets.ISO_8859_1);
    terminal.setAttributes(keysAtOnce(terminal.getAttributes()));
    terminal.puts(Capability.enter_ca_mode);
    terminal.puts(Capability.cursor_invisible);
    terminal.puts(Capability.keypad_xmit);
    measure();
  }

  /** Gives the terminal back as it was; JLine's closing restores its settings. */
  synchronized void leave() {
    if (entered) {
      entered = false;
      terminal.flush();
      print(goodbye);
      try {
        terminal.close();
      } catch (IOException ignored) {
        // The terminal has gone away.
      }
    }
  }

  /**
   * While the JVM ends, JLine closes its terminal by itself; SavedTerminal sees to the settings.
   */
  private synchronized void giveBackAtExit() {
    dead = true;
    if (entered) {
      entered = false;
      print(goodbye);
    }
  }

  private static String goodbye(Terminal terminal) {
    StringBuilder b = new StringBuilder();
    for (Capability capability :
        new Capability[] {
          Capability.exit_attribute_mode,
          Capability.keypad_local,
          Capability.cursor_normal,
          Capability.exit_ca_mode
        }) {
      String text = terminal.getStringCapability(capability);
      b.append(text == null ? "" : Curses.tputs(text));
    }
    return b.toString();
  }

  private void print(byte[] bytes) {
    try {
      out.write(bytes);
      out.flush();
    } catch (IOException ignored) {
      // The terminal has gone away.
    }
  }

  /** A read returns with the first key, or after a tenth of a second without one. */
  private static Attributes keysAtOnce(Attributes before) {
    Attributes raw = new Attributes(before);
    raw.setInputFlag(InputFlag.IXON, false);
    raw.setInputFlag(InputFlag.ICRNL, false);
    raw.setInputFlag(InputFlag.INLCR, false);
    raw.setLocalFlag(LocalFlag.ECHO, false);
    raw.setLocalFlag(LocalFlag.ICANON, false);
    raw.setLocalFlag(LocalFlag.ISIG, false);
    raw.setLocalFlag(LocalFlag.IEXTEN, false);
    raw.setControlChar(ControlChar.VMIN, 0);
    raw.setControlChar(ControlChar.VTIME, 1);
    return raw;
  }

  /** Whether the window has another size since {@link #measure}. */
  boolean resized() {
    return resized;
  }

  /** Asks the terminal how large it is; one child process, so not for every line drawn. */
  synchronized void measure() {
    resized = false;
    Size now = terminal.getSize();
    size = now.getColumns() > 0 && now.getRows() > 0 ? now : USUAL;
    display.resize(size.getRows(), size.getColumns());
    repaint();
  }

  synchronized int width() {
    return size.getColumns();
  }

  synchronized int height() {
    return size.getRows();
  }

  /** Paints everything anew with the next draw. */
  synchronized void repaint() {
    display.clear();
    terminal.puts(Capability.clear_screen);
  }

  /** Draws what has changed. Nothing once the JVM ends, when the terminal is no longer ours. */
  synchronized void draw(List<AttributedString> lines) {
    if (entered) {
      display.update(lines, -1, true);
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      leave();
      dead = true;
    }
    Signals.unregister(WINDOW_CHANGED, signal);
    try {
      saved.close();
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException ignored) {
      // The JVM ends already, or the terminal has gone; nothing is left to be put back.
    }
  }
}
