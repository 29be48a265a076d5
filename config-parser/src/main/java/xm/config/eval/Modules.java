package xm.config.eval;

import java.util.HashMap;
import java.util.Map;
import xm.config.syntax.Stmt;

/** The modules that a file can import, made when first asked for. */
final class Modules {
  private final Interpreter in;
  private final Map<String, PyModule> made = new HashMap<>();

  Modules(Interpreter in) {
    this.in = in;
  }

  /** What {@code import a.b, c as d} does. */
  void run(Stmt.ImportStmt s, Frame frame) {
    for (Stmt.Alias a : s.modules()) {
      try {
        PyModule module = load(a.name());
        int dot = a.name().indexOf('.');
        if (a.alias() != null) {
          Names.set(in, frame, a.alias(), module);
        } else {
          String top = dot < 0 ? a.name() : a.name().substring(0, dot);
          Names.set(in, frame, top, load(top));
        }
      } catch (EvalException e) {
        throw e.locate(a.at());
      }
    }
  }

  /** What {@code from a import b} does. */
  void run(Stmt.FromImportStmt s, Frame frame) {
    if (s.module().equals("__future__")) {
      return; // the parser has seen to it
    }
    PyModule module = load(s.module());
    if (s.names().isEmpty()) {
      if (ModuleNames.inLibrary(s.module()) && module.starred().isEmpty()) {
        throw ModuleNames.missingMember(s.module(), "*");
      }
      module.starred().forEach((k, v) -> Names.set(in, frame, k, v));
      return;
    }
    for (Stmt.Alias a : s.names()) {
      Object value = module.get(a.name());
      if (value == null) {
        throw ModuleNames.missingMember(s.module(), a.name()).locate(a.at());
      }
      Names.set(in, frame, a.alias() == null ? a.name() : a.alias(), value);
    }
  }

  /** A module by its full name. */
  PyModule load(String name) {
    PyModule module = made.get(name);
    if (module == null) {
      module = make(name);
      if (module == null) {
        throw ModuleNames.missing(name);
      }
      made.put(name, module);
    }
    return module;
  }

  private PyModule make(String name) {
    return switch (name) {
      case "os" -> OsModule.make(in, load("os.path"));
      case "os.path", "posixpath" -> PathModule.make();
      case "sys" -> SysModule.make(in);
      case "re" -> ReModule.make();
      case "string" -> StringModule.make();
      case "math" -> MathModule.make();
      case "random" -> RandomModule.make();
      case "time" -> TimeModule.make();
      case "socket" -> SocketModule.make();
      case "subprocess", "commands", "popen2", "pty" -> new PyModule(name, new Refused(name));
      case "xen" ->
          new PyModule(name, Nothing.TABLE)
              .with("util", load("xen.util"))
              .with("xm", load("xen.xm"));
      case "xen.util" -> new PyModule(name, Nothing.TABLE).with("ip", load("xen.util.ip"));
      case "xen.util.ip" -> IpModule.make();
      case "xen.xm" -> new PyModule(name, Nothing.TABLE).with("help", load("xen.xm.help"));
      case "xen.xm.help" -> new PyModule(name, XmVars.TYPE);
      default -> ModuleNames.inLibrary(name) ? new PyModule(name, Nothing.TABLE) : null;
    };
  }

  /** No functions. */
  private enum Nothing implements MethodTable {
    TABLE;

    @Override
    public boolean has(String name) {
      return false;
    }

    @Override
    public Object call(Interpreter in, Object self, String name, Args args) {
      throw new IllegalStateException(name);
    }
  }

  /** Modules that run programs: they can be imported, nothing in them can be called. */
  private record Refused(String module) implements MethodTable {
    @Override
    public boolean has(String name) {
      return !name.startsWith("__");
    }

    @Override
    public Object call(Interpreter in, Object self, String name, Args args) {
      throw EvalException.refusal(module + "." + name + ModuleNames.runAdvice());
    }
  }
}
