package xm.config.eval;

import java.util.List;

/** Module sys. Its streams only note that the file printed something. */
final class SysModule implements MethodTable {
  private SysModule() {}

  static PyModule make(Interpreter in) {
    PyModule out = new PyModule("<stdout>", "file", FileTable.TABLE);
    PyModule err = new PyModule("<stderr>", "file", FileTable.TABLE);
    PyList arguments = new PyList();
    arguments.items.add("xm");
    arguments.items.add("create");
    return new PyModule("sys", new SysModule())
        .with("argv", arguments)
        .with("stdout", out)
        .with("stderr", err)
        .with("platform", "linux2")
        .with("version", "2.7.18")
        .with("byteorder", "little")
        .with("maxint", Long.MAX_VALUE)
        .with("maxsize", Long.MAX_VALUE)
        .with("maxunicode", 1114111L)
        .with("path", new PyList())
        .with("prefix", "/usr")
        .with("exec_prefix", "/usr")
        .with("executable", "/usr/bin/python")
        .with("hexversion", 34017008L)
        .with("version_info", new PyTuple(List.of(2L, 7L, 18L, "final", 0L)));
  }

  @Override
  public boolean has(String name) {
    return name.equals("exit") || name.equals("getdefaultencoding") || name.equals("exc_info");
  }

  @Override
  public Object call(Interpreter in, Object self, String name, Args args) {
    switch (name) {
      case "exit" -> {
        args.between(0, 1);
        throw EvalException.raise(new ExceptionValue(ExceptionType.SYSTEM_EXIT, args.list()));
      }
      case "exc_info" -> {
        if (in.handling == null) {
          return PyTuple.of(None.NONE, None.NONE, None.NONE);
        }
        ExceptionValue e = in.handling.value();
        return PyTuple.of(e.type(), e, None.NONE);
      }
      default -> {
        return "ascii";
      }
    }
  }

  /** Methods of the streams. */
  private enum FileTable implements MethodTable {
    TABLE;

    @Override
    public boolean has(String name) {
      return name.equals("write") || name.equals("flush") || name.equals("isatty");
    }

    @Override
    public Object call(Interpreter in, Object self, String name, Args args) {
      if (name.equals("isatty")) {
        return false;
      }
      if (name.equals("write")) {
        in.print(0, args.between(1, 1).text(0));
      }
      return None.NONE;
    }
  }
}
