package xm.config.eval;

/** Methods of iterators and generators. */
final class IteratorMethods implements MethodTable {
  static final IteratorMethods TABLE = new IteratorMethods();

  private IteratorMethods() {}

  @Override
  public boolean has(String name) {
    return name.equals("next");
  }

  @Override
  public Object call(Interpreter in, Object self, String name, Args args) {
    Iteration.PyIterator i = (Iteration.PyIterator) self;
    if (!i.java.hasNext()) {
      throw EvalException.raise(ExceptionType.STOP_ITERATION, "");
    }
    return i.java.next();
  }
}
