package xm.config.schema;

/** A text that one of the small languages cannot read, with the place inside the text. */
final class BadString extends Exception {
  private static final long serialVersionUID = 1L;

  /** Of the character that is wrong, from 0, not counting the quote. */
  final int offset;

  BadString(int offset, String message) {
    super(message, null, false, false);
    this.offset = offset;
  }
}
