package xm.cli.command.device;

import java.util.List;
import xm.cli.command.Session;
import xm.cli.output.Printable;

/** The third word of the detach commands: xm took force there, and nothing else anywhere. */
final class ForceWord {

  private ForceWord() {}

  /** Whether force is asked for; another third word is reported and ignored. */
  static boolean read(List<String> words, Session session) {
    if (words.size() < 3) {
      return false;
    }
    String word = words.get(2);
    if ("-f".equals(word) || "--force".equals(word)) {
      return true;
    }
    session.out().println("Ignoring option " + Printable.of(word));
    return false;
  }
}
