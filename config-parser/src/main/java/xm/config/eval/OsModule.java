package xm.config.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Module os: what {@link xm.config.HostFacts} tells, nothing else. */
final class OsModule implements MethodTable {
  private static final Set<String> NAMES =
      Set.of("uname", "getcwd", "getenv", "access", "getuid", "geteuid", "getgid", "getegid");

  private OsModule() {}

  static PyModule make(Interpreter in, PyModule path) {
    PyDict environment = new PyDict();
    for (Map.Entry<String, String> e : in.facts.environment().entrySet()) {
      in.meter.allocate(64L + e.getKey().length() + e.getValue().length());
      environment.put(e.getKey(), e.getValue());
    }
    return new PyModule("os", new OsModule())
        .with("path", path)
        .with("environ", environment)
        .with("sep", "/")
        .with("linesep", "\n")
        .with("pathsep", ":")
        .with("curdir", ".")
        .with("pardir", "..")
        .with("extsep", ".")
        .with("devnull", "/dev/null")
        .with("name", "posix")
        .with("error", ExceptionType.OS_ERROR)
        .with("F_OK", 0L)
        .with("R_OK", 4L)
        .with("W_OK", 2L)
        .with("X_OK", 1L);
  }

  @Override
  public Iterable<String> starNames() {
    return NAMES;
  }

  @Override
  public boolean has(String name) {
    return NAMES.contains(name);
  }

  @Override
  public Object call(Interpreter in, Object self, String name, Args args) {
    switch (name) {
      case "uname" -> {
        args.none();
        List<Object> facts = new ArrayList<>(in.facts.uname());
        return new PyTuple(facts);
      }
      case "getcwd" -> {
        args.none();
        return in.facts.workingDirectory();
      }
      case "getenv" -> {
        args.between(1, 2);
        Object value = ((PyDict) ((PyModule) self).members.get("environ")).get(args.get(0));
        return value != null ? value : args.get(1, None.NONE);
      }
      case "access" -> {
        args.between(2, 2);
        return in.facts.fileExists(args.text(0));
      }
      default -> {
        args.none();
        return 0L;
        // xm ran as root
      }
    }
  }
}
