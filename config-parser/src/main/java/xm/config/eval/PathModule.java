package xm.config.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import xm.config.syntax.UnicodeText;

/** Module os.path, for POSIX paths. */
final class PathModule implements MethodTable {
  private static final Set<String> NAMES =
      Set.of(
          "abspath",
          "basename",
          "commonprefix",
          "dirname",
          "exists",
          "expanduser",
          "expandvars",
          "isabs",
          "isdir",
          "isfile",
          "islink",
          "join",
          "lexists",
          "normcase",
          "normpath",
          "realpath",
          "split",
          "splitext");

  private PathModule() {}

  static PyModule make() {
    return new PyModule("os.path", new PathModule())
        .with("sep", "/")
        .with("curdir", ".")
        .with("pardir", "..")
        .with("extsep", ".")
        .with("pathsep", ":")
        .with("defpath", ":/bin:/usr/bin")
        .with("devnull", "/dev/null");
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
    if (name.equals("join")) {
      return join(in.meter, args);
    }
    if (name.equals("commonprefix")) {
      return commonPrefix(in.meter, args);
    }
    args.between(1, 1);
    String path = args.text(0);
    boolean unicode = args.get(0) instanceof UnicodeText;
    in.meter.string(path.length());
    return switch (name) {
      case "exists", "lexists" -> in.facts.fileExists(path);
      case "isdir" -> in.facts.isDirectory(path);
      case "isfile" -> in.facts.fileExists(path) && !in.facts.isDirectory(path);
      case "islink" -> false;
      case "isabs" -> path.startsWith("/");
      case "split" -> {
        String head = dirname(path);
        yield PyTuple.of(
            StringMethods.wrap(unicode, head), StringMethods.wrap(unicode, basename(path)));
      }
      case "splitext" -> splitExtension(path, unicode);
      default -> StringMethods.wrap(unicode, changed(in, name, path));
    };
  }

  private static String changed(Interpreter in, String name, String path) {
    return switch (name) {
      case "basename" -> basename(path);
      case "dirname" -> dirname(path);
      case "normpath" -> normal(path);
      case "normcase" -> path;
      case "expanduser" -> {
        String home = in.facts.environment().getOrDefault("HOME", "/root");
        yield path.equals("~") || path.startsWith("~/") ? home + path.substring(1) : path;
      }
      case "expandvars" -> expand(in, path);
      default -> normal(path.startsWith("/") ? path : in.facts.workingDirectory() + "/" + path);
    };
  }

  static String basename(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static String dirname(String path) {
    String head = path.substring(0, path.lastIndexOf('/') + 1);
    int end = head.length();
    while (end > 0 && head.charAt(end - 1) == '/') {
      end--;
    }
    return end == 0 ? head : head.substring(0, end);
  }

  private static Object splitExtension(String path, boolean unicode) {
    int slash = path.lastIndexOf('/');
    int dot = path.lastIndexOf('.');
    int first = slash + 1;
    while (first < path.length() && path.charAt(first) == '.') {
      first++; // leading dots are no extension
    }
    int cut = dot > slash && dot > first ? dot : path.length();
    return PyTuple.of(
        StringMethods.wrap(unicode, path.substring(0, cut)),
        StringMethods.wrap(unicode, path.substring(cut)));
  }

  /** Without empty, {@code .} and {@code ..} parts. */
  static String normal(String path) {
    if (path.isEmpty()) {
      return ".";
    }
    boolean absolute = path.startsWith("/");
    List<String> parts = new ArrayList<>();
    int start = 0;
    while (start <= path.length()) {
      int slash = path.indexOf('/', start);
      int end = slash < 0 ? path.length() : slash;
      String part = path.substring(start, end);
      start = end + 1;
      if (part.isEmpty() || part.equals(".")) {
        continue;
      }
      boolean above = !parts.isEmpty() && !parts.get(parts.size() - 1).equals("..");
      if (!part.equals("..") || (!absolute && !above)) {
        parts.add(part);
      } else if (above) {
        parts.remove(parts.size() - 1);
      }
    }
    String joined = String.join("/", parts);
    String root = !absolute ? "" : path.startsWith("//") && !path.startsWith("///") ? "//" : "/";
    return joined.isEmpty() && !absolute ? "." : root + joined;
  }

  private static Object join(Meter meter, Args args) {
    args.between(1, 1000);
    boolean unicode = false;
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < args.count(); i++) {
      String part = args.text(i);
      unicode |= args.get(i) instanceof UnicodeText;
      if (part.startsWith("/")) {
        out.setLength(0);
      } else if (i > 0 && out.length() > 0 && out.charAt(out.length() - 1) != '/') {
        out.append('/');
      }
      out.append(part);
      meter.string(out.length());
    }
    return StringMethods.wrap(unicode, out.toString());
  }

  private static Object commonPrefix(Meter meter, Args args) {
    List<Object> all = Iteration.toList(meter, args.between(1, 1).get(0));
    String prefix = null;
    for (Object o : all) {
      String s = Values.text(o, "commonprefix");
      int n = prefix == null ? s.length() : 0;
      while (prefix != null
          && n < Math.min(prefix.length(), s.length())
          && s.charAt(n) == prefix.charAt(n)) {
        n++;
      }
      prefix = s.substring(0, n);
    }
    return prefix == null ? "" : prefix;
  }

  private static String expand(Interpreter in, String path) {
    StringBuilder out = new StringBuilder();
    int i = 0;
    while (i < path.length()) {
      char c = path.charAt(i);
      if (c != '$') {
        out.append(c);
        i++;
        continue;
      }
      boolean brace = path.startsWith("{", i + 1);
      int start = i + (brace ? 2 : 1);
      int end = start;
      while (end < path.length()
          && (Character.isLetterOrDigit(path.charAt(end)) || path.charAt(end) == '_')) {
        end++;
      }
      boolean closed = !brace || path.startsWith("}", end);
      String value = closed ? in.facts.environment().get(path.substring(start, end)) : null;
      int next = end + (brace && closed ? 1 : 0);
      out.append(value != null ? value : path.substring(i, next));
      i = next;
    }
    in.meter.string(out.length());
    return out.toString();
  }
}
