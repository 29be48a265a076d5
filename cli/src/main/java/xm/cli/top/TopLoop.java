package xm.cli.top;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jline.utils.AttributedString;
import xm.cli.command.Session;
import xm.cli.top.TopKeys.Reaction;
import xm.toolstack.usage.UsageSnapshot;

/** The thread of the screen: it alone draws and reads keys. Everything slow is done elsewhere. */
final class TopLoop {
  private static final long MESSAGE_NANOS = TimeUnit.SECONDS.toNanos(8);
  private static final long NANOS_PER_MILLI = 1_000_000;
  private static final int LINES_AROUND_TABLE = 6;

  private final InputStream in;
  private final TopOptions options;
  private final Look look;
  private final UiState state;
  private final TopKeys keys;
  private final History history = new History();
  private final HostWatch watch;
  private final DomainActions actions;
  private final Background<HostWatch.Answer> looks = new Background<>("top-looks");
  private final Background<DomainActions.Outcome> deeds = new Background<>("top-deeds");
  private TopScreen screen;
  private UsageSnapshot before;
  private TopFrame frame;
  private List<TopRow> rows = List.of();
  private long nextLook = System.nanoTime();
  private long messageUntil;
  private int framesLeft;
  private boolean stale = true;

  TopLoop(Session session, TopOptions options, Look look) {
    this.in = session.in();
    this.options = options;
    this.look = look;
    state = new UiState(options);
    keys = new TopKeys(state);
    watch = new HostWatch(session);
    actions = new DomainActions(session);
    framesLeft = options.iterations();
  }

  /** Returns when the operator quits. */
  void run() {
    // The first look is taken while the terminal is being set up.
    askForLook();
    try (TopScreen opened = TopScreen.open(look)) {
      screen = opened;
      KeyReader reader = new KeyReader(in);
      boolean goOn = true;
      while (goOn) {
        goOn = fetchLook();
        fetchDeed();
        keepTime();
        draw();
        Key key = goOn ? reader.next() : null;
        if (key != null) {
          stale = true;
          goOn = react(keys.press(key, rows, Math.max(1, screen.height() - LINES_AROUND_TABLE)));
        }
      }
    } catch (IOException ignored) {
      // The terminal has gone away, and with it whoever looked.
    } finally {
      looks.abandon();
      // What was asked for is done before the program ends; the terminal is back by then.
      deeds.finish();
    }
  }

  private void askForLook() {
    boolean vcpus = state.vcpus || state.following();
    looks.start(() -> watch.look(vcpus));
    nextLook = System.nanoTime() + state.delayMillis * NANOS_PER_MILLI;
  }

  /** False after the last look that was wanted. */
  private boolean fetchLook() {
    HostWatch.Answer answer = looks.poll();
    if (answer == null) {
      return true;
    }
    stale = true;
    if (answer.snapshot() == null) {
      state.trouble = "The host does not answer, trying again: " + answer.trouble();
      return true;
    }
    state.trouble = "";
    frame = TopModel.next(before, answer.snapshot());
    before = answer.snapshot();
    history.add(frame);
    return options.iterations() == 0 || --framesLeft > 0;
  }

  private void fetchDeed() {
    DomainActions.Outcome outcome = deeds.poll();
    if (outcome != null) {
      tell(outcome);
      askForLook();
    }
  }

  private void tell(DomainActions.Outcome outcome) {
    if (outcome.failure()) {
      state.complain(outcome.text());
    } else {
      state.say(outcome.text());
    }
    messageUntil = System.nanoTime() + MESSAGE_NANOS;
    stale = true;
  }

  private void keepTime() {
    long now = System.nanoTime();
    if (now - nextLook >= 0 && !looks.busy()) {
      askForLook();
    }
    if (!state.message.isEmpty() && messageUntil != 0 && now - messageUntil >= 0) {
      state.message = "";
      messageUntil = 0;
      stale = true;
    }
    if (screen.resized()) {
      screen.measure();
      stale = true;
    }
  }

  private void draw() {
    if (!stale) {
      return;
    }
    stale = false;
    TopView view = new TopView(state, history, look, screen.width(), screen.height());
    List<AttributedString> lines;
    if (frame == null) {
      lines = view.waiting();
    } else {
      rows = state.arrange(frame);
      lines = view.lines(frame, rows);
    }
    screen.draw(lines);
  }

  private boolean react(Reaction reaction) {
    switch (reaction) {
      case QUIT -> {
        return false;
      }
      case LOOK -> askForLook();
      case REPAINT -> screen.repaint();
      case SUSPEND -> suspend();
      case ACT -> act();
      case NOTHING -> {
        if (!state.message.isEmpty()) {
          messageUntil = System.nanoTime() + MESSAGE_NANOS;
        }
      }
      default -> throw new IllegalStateException("reaction " + reaction);
    }
    return true;
  }

  private void act() {
    DomainAction action = state.action;
    int domid = state.targetId;
    UUID uuid = state.targetUuid;
    String name = state.target;
    String value = state.typed.strip();
    if (action == DomainAction.CONSOLE) {
      screen.leave();
      try {
        tell(actions.perform(action, domid, uuid, name, value));
      } finally {
        screen.enter();
      }
      askForLook();
      return;
    }
    tell(new DomainActions.Outcome("Working: " + Overlays.deed(action, name) + "...", false));
    messageUntil = 0;
    deeds.start(() -> actions.perform(action, domid, uuid, name, value));
  }

  /** As Ctrl-Z does elsewhere: the shell takes over until it says go on. */
  private void suspend() {
    screen.leave();
    try {
      String self = Long.toString(ProcessHandle.current().pid());
      new ProcessBuilder("/bin/sh", "-c", "kill -TSTP " + self).inheritIO().start().waitFor();
    } catch (IOException e) {
      state.complain("Cannot suspend: " + e.getMessage() + ".");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      screen.enter();
      askForLook();
    }
  }
}
