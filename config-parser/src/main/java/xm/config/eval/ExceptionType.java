package xm.config.eval;

import java.util.HashMap;
import java.util.Map;

/** A built-in exception class. Files cannot define others. */
final class ExceptionType {
  private static final Map<String, ExceptionType> ALL = new HashMap<>();

  static final ExceptionType BASE = new ExceptionType("BaseException", null);
  static final ExceptionType SYSTEM_EXIT = new ExceptionType("SystemExit", BASE);
  static final ExceptionType EXCEPTION = new ExceptionType("Exception", BASE);
  static final ExceptionType STOP_ITERATION = new ExceptionType("StopIteration", EXCEPTION);
  static final ExceptionType STANDARD = new ExceptionType("StandardError", EXCEPTION);
  static final ExceptionType ARITHMETIC = new ExceptionType("ArithmeticError", STANDARD);
  static final ExceptionType ZERO_DIVISION = new ExceptionType("ZeroDivisionError", ARITHMETIC);
  static final ExceptionType OVERFLOW = new ExceptionType("OverflowError", ARITHMETIC);
  static final ExceptionType ASSERTION = new ExceptionType("AssertionError", STANDARD);
  static final ExceptionType ATTRIBUTE = new ExceptionType("AttributeError", STANDARD);
  static final ExceptionType ENVIRONMENT = new ExceptionType("EnvironmentError", STANDARD);
  static final ExceptionType IO_ERROR = new ExceptionType("IOError", ENVIRONMENT);
  static final ExceptionType OS_ERROR = new ExceptionType("OSError", ENVIRONMENT);
  static final ExceptionType IMPORT = new ExceptionType("ImportError", STANDARD);
  static final ExceptionType LOOKUP = new ExceptionType("LookupError", STANDARD);
  static final ExceptionType INDEX = new ExceptionType("IndexError", LOOKUP);
  static final ExceptionType KEY = new ExceptionType("KeyError", LOOKUP);
  static final ExceptionType NAME = new ExceptionType("NameError", STANDARD);
  static final ExceptionType UNBOUND_LOCAL = new ExceptionType("UnboundLocalError", NAME);
  static final ExceptionType RUNTIME = new ExceptionType("RuntimeError", STANDARD);
  static final ExceptionType TYPE_ERROR = new ExceptionType("TypeError", STANDARD);
  static final ExceptionType VALUE_ERROR = new ExceptionType("ValueError", STANDARD);
  static final ExceptionType UNICODE = new ExceptionType("UnicodeError", VALUE_ERROR);
  static final ExceptionType UNICODE_DECODE = new ExceptionType("UnicodeDecodeError", UNICODE);
  static final ExceptionType UNICODE_ENCODE = new ExceptionType("UnicodeEncodeError", UNICODE);

  static {
    more(BASE, "KeyboardInterrupt", "GeneratorExit");
    more(EXCEPTION, "re.error", "Warning", "UserWarning", "DeprecationWarning", "RuntimeWarning");
    more(STANDARD, "EOFError", "MemoryError", "BufferError", "ReferenceError", "SystemError");
    more(STANDARD, "SyntaxError", "IndentationError");
    more(ARITHMETIC, "FloatingPointError");
    more(RUNTIME, "NotImplementedError");
  }

  private final String name;
  private final ExceptionType base;

  private ExceptionType(String name, ExceptionType base) {
    this.name = name;
    this.base = base;
    ALL.put(name, this);
  }

  private static void more(ExceptionType base, String... names) {
    for (String name : names) {
      ALL.put(name, new ExceptionType(name, base));
    }
  }

  /** The class of that name, null when there is none. */
  static ExceptionType named(String name) {
    return ALL.get(name);
  }

  String name() {
    return name;
  }

  /** True when this is {@code other} or one of its subclasses. */
  boolean is(ExceptionType other) {
    for (ExceptionType t = this; t != null; t = t.base) {
      if (t == other) {
        return true;
      }
    }
    return false;
  }
}
