package xm.cli.top;

/**
 * A key that was pressed.
 *
 * @param name what it is
 * @param character for {@link Name#CHARACTER}, as a Unicode code point
 */
record Key(Name name, int character) {

  /** The keys that have a name. */
  enum Name {
    CHARACTER,
    UP,
    DOWN,
    LEFT,
    RIGHT,
    PAGE_UP,
    PAGE_DOWN,
    HOME,
    END,
    ENTER,
    ESCAPE,
    BACKSPACE,
    HELP,
    REPAINT,
    SUSPEND,
    INTERRUPT
  }

  static Key named(Name name) {
    return new Key(name, 0);
  }

  static Key character(int codePoint) {
    return new Key(Name.CHARACTER, codePoint);
  }

  /** The character in lower case, 0 for other keys: xentop takes both. */
  int letter() {
    return name == Name.CHARACTER ? Character.toLowerCase(character) : 0;
  }
}
