package xm.cli.output;

import java.util.Map;

/**
 * Colours of listings, for people only: a terminal that has some, and nobody said NO_COLOR
 * (no-color.org). Programs read pipes, and those never get any.
 */
public final class Colours {
  /** No colour at all. */
  public static final Colours NONE = new Colours(false);

  private static final String END = "\033[0m";
  private static final String RED = "\033[31m";
  private static final String GREEN = "\033[32m";
  private static final String YELLOW = "\033[33m";

  private final boolean on;

  private Colours(boolean on) {
    this.on = on;
  }

  /**
   * What fits.
   *
   * @param terminal whether the output is one
   */
  public static Colours of(boolean terminal, Map<String, String> environment) {
    String kind = environment.getOrDefault("TERM", "");
    boolean has = !kind.isEmpty() && !kind.equals("dumb") && !kind.startsWith("vt");
    boolean unwanted = !environment.getOrDefault("NO_COLOR", "").isEmpty();
    return terminal && has && !unwanted ? new Colours(true) : NONE;
  }

  /**
   * The letters of a domain's state: red for a crashed or dying one, yellow for one that is paused
   * or shut down, green for one that runs; one that waits for work is as it should be.
   */
  String state(String letters) {
    if (!on) {
      return letters;
    }
    String colour =
        has(letters, 'c') || has(letters, 'd')
            ? RED
            : has(letters, 'p') || has(letters, 's') ? YELLOW : has(letters, 'r') ? GREEN : "";
    return colour.isEmpty() ? letters : colour + letters + END;
  }

  private static boolean has(String letters, char letter) {
    return letters.indexOf(letter) >= 0;
  }
}
