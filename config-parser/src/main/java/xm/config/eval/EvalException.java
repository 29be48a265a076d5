package xm.config.eval;

/**
 * Evaluation stopped: either a Python exception, which the file may catch, or a refusal (a limit,
 * something not supported), which it may not.
 */
public final class EvalException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ExceptionValue value;
  private final boolean limit;
  private int at = -1;

  private EvalException(String message, ExceptionValue value, boolean limit) {
    super(message, null, false, false);
    this.value = value;
    this.limit = limit;
  }

  /** A Python exception of a built-in type. */
  static EvalException raise(ExceptionType type, String message) {
    return new EvalException(message, ExceptionValue.of(type, message), false);
  }

  /** A Python exception. */
  static EvalException raise(ExceptionValue value) {
    return new EvalException(value.text(), value, false);
  }

  /** Something this language does not do; the message says what to do instead. */
  static EvalException refusal(String message) {
    return new EvalException(message, null, false);
  }

  /** A used-up limit. */
  static EvalException limit(String message) {
    return new EvalException(message, null, true);
  }

  static EvalException typeError(String message) {
    return raise(ExceptionType.TYPE_ERROR, message);
  }

  static EvalException valueError(String message) {
    return raise(ExceptionType.VALUE_ERROR, message);
  }

  /** Null for a refusal. */
  ExceptionValue value() {
    return value;
  }

  /** Sets the place unless a more exact one is known. */
  EvalException locate(int offset) {
    if (at < 0) {
      at = offset;
    }
    return this;
  }

  /** Offset in the source, -1 when unknown. */
  public int at() {
    return at;
  }

  /** True for what the file cannot catch. */
  boolean refusal() {
    return value == null;
  }

  /** True when a limit is used up, so that nothing more can run. */
  boolean limit() {
    return limit;
  }

  /** The message for a diagnostic: Python's text and the exception's type. */
  public String shown() {
    if (value == null) {
      return getMessage();
    }
    String text = value.text();
    String type = value.type().name();
    String shown = text.isEmpty() ? "the file raised " + type : text + " (" + type + ")";
    return value.type() == ExceptionType.SYSTEM_EXIT
        ? shown + ": the file ends itself here"
        : shown;
  }
}
