package xm.config.eval;

/** Methods of numbers. */
final class NumberMethods implements MethodTable {
  static final NumberMethods TABLE = new NumberMethods();

  private NumberMethods() {}

  @Override
  public boolean has(String name) {
    return name.equals("bit_length") || name.equals("is_integer");
  }

  @Override
  public Object call(Interpreter in, Object self, String name, Args args) {
    args.none();
    if (name.equals("is_integer") == self instanceof Double) {
      return self instanceof Double d
          ? (Object) (d == Math.rint(d))
          : (Object) (long) Values.big(self).abs().bitLength();
    }
    throw EvalException.raise(
        ExceptionType.ATTRIBUTE,
        "'" + Types.name(self) + "' object has no attribute '" + name + "'");
  }
}
