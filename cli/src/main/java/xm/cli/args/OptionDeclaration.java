package xm.cli.args;

/**
 * One option of a command.
 *
 * @param letter the short name, 0 when there is none
 * @param name the long name without dashes; also the key under which {@link Arguments} has it
 * @param value what usage calls its value, empty for an option without one
 * @param description one sentence or phrase
 * @param visibility where it is shown
 */
public record OptionDeclaration(
    char letter, String name, String value, String description, Visibility visibility) {

  /** Where an option is shown. */
  public enum Visibility {
    /** In usage text, manual and completion. */
    SHOWN,
    /**
     * In manual and completion only: xm had no such option, and its usage text is compared byte for
     * byte. Its words do not count against the command's number of words either.
     */
    EXTENSION,
    /** Nowhere but in the manual: xm accepted it without ever mentioning it. */
    UNMENTIONED
  }

  public boolean takesValue() {
    return !value.isEmpty();
  }

  /** {@code -d DOMAIN, --domain=DOMAIN}: the left column of usage text. */
  public String spelling() {
    StringBuilder b = new StringBuilder();
    if (letter != 0) {
      b.append('-').append(letter);
      if (takesValue()) {
        b.append(' ').append(value);
      }
      b.append(", ");
    }
    b.append("--").append(name);
    if (takesValue()) {
      b.append('=').append(value);
    }
    return b.toString();
  }
}
