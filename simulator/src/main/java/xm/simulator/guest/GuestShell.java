package xm.simulator.guest;

import java.util.function.Consumer;

/** The guest's line editor and its handful of commands. */
final class GuestShell {
  private static final String PROMPT = "sim# ";
  private static final int LINE_MAX = 512;
  private static final char BACKSPACE = '\b';
  private static final char DELETE = 0x7f;
  private static final char CTRL_U = 0x15;

  /** What the shell can ask of its guest. */
  interface Guest {
    void powerOff();

    void reboot();

    void crash();

    /** Begins to count aloud, once a second. */
    void count();

    /** One line for each device. */
    String devices();

    String commandLine();

    String name();
  }

  private final Guest guest;
  private final Consumer<String> output;
  private final StringBuilder line = new StringBuilder();
  private boolean started;

  GuestShell(Guest guest, Consumer<String> output) {
    this.guest = guest;
    this.output = output;
  }

  void start() {
    started = true;
    output.accept(PROMPT);
  }

  /** Takes typed bytes; before {@link #start} they are lost, as on a console without getty. */
  void typed(byte[] bytes) {
    for (byte b : bytes) {
      if (started) {
        key((char) (b & 0xff));
      }
    }
  }

  private void key(char c) {
    if (c == '\r' || c == '\n') {
      output.accept("\r\n");
      String command = line.toString().trim();
      line.setLength(0);
      run(command);
    } else if (c == BACKSPACE || c == DELETE) {
      if (line.length() > 0) {
        line.setLength(line.length() - 1);
        output.accept("\b \b");
      }
    } else if (c == CTRL_U) {
      output.accept("\b \b".repeat(line.length()));
      line.setLength(0);
    } else if (c >= ' ' && line.length() < LINE_MAX) {
      line.append(c);
      output.accept(String.valueOf(c));
    }
  }

  private void run(String command) {
    int space = command.indexOf(' ');
    String rest = space < 0 ? "" : command.substring(space + 1);
    switch (space < 0 ? command : command.substring(0, space)) {
      case "" -> {}
      case "help" -> {
        say("This is a simulated guest. It knows: help uname echo ls cat count hostname");
        say("poweroff halt reboot crash");
      }
      case "uname" -> say("Linux " + guest.name() + " 1.0-simulated x86_64");
      case "hostname" -> say(guest.name());
      case "echo" -> say(rest);
      case "count" -> guest.count();
      case "ls" -> say(guest.devices());
      case "cat" ->
          say(rest.equals("/proc/cmdline") ? guest.commandLine() : "cat: " + rest + ": not here");
      case "poweroff", "halt" -> {
        started = false;
        guest.powerOff();
        return;
      }
      case "reboot" -> {
        started = false;
        guest.reboot();
        return;
      }
      case "crash" -> {
        started = false;
        guest.crash();
        return;
      }
      default -> say("sh: " + command + ": not found");
    }
    output.accept(PROMPT);
  }

  private void say(String text) {
    output.accept(text + "\r\n");
  }
}
