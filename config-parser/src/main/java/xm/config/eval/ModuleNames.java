package xm.config.eval;

import java.util.Set;

/** Names of modules that Python has and this language has not, and what to do instead. */
final class ModuleNames {
  /** Modules of Python 2's library that are not available; others never existed. */
  private static final Set<String> LIBRARY =
      Set.of(
          "ConfigParser",
          "Cookie",
          "Queue",
          "SocketServer",
          "StringIO",
          "UserDict",
          "UserList",
          "abc",
          "argparse",
          "array",
          "ast",
          "asyncore",
          "atexit",
          "base64",
          "binascii",
          "bisect",
          "bz2",
          "cPickle",
          "cStringIO",
          "calendar",
          "cgi",
          "codecs",
          "collections",
          "contextlib",
          "copy",
          "csv",
          "ctypes",
          "datetime",
          "decimal",
          "difflib",
          "email",
          "errno",
          "fcntl",
          "fileinput",
          "fnmatch",
          "fractions",
          "ftplib",
          "functools",
          "gc",
          "getopt",
          "getpass",
          "glob",
          "grp",
          "gzip",
          "hashlib",
          "heapq",
          "hmac",
          "httplib",
          "imp",
          "inspect",
          "io",
          "itertools",
          "json",
          "linecache",
          "locale",
          "logging",
          "mmap",
          "multiprocessing",
          "new",
          "operator",
          "optparse",
          "pickle",
          "pipes",
          "pkgutil",
          "platform",
          "popen2",
          "posix",
          "posixpath",
          "pprint",
          "pty",
          "pwd",
          "resource",
          "select",
          "sets",
          "sha",
          "shelve",
          "shlex",
          "shutil",
          "signal",
          "smtplib",
          "sqlite3",
          "stat",
          "struct",
          "syslog",
          "tarfile",
          "telnetlib",
          "tempfile",
          "termios",
          "textwrap",
          "thread",
          "threading",
          "traceback",
          "types",
          "unicodedata",
          "unittest",
          "urllib",
          "urllib2",
          "urlparse",
          "uuid",
          "warnings",
          "weakref",
          "xml",
          "xmlrpclib",
          "zipfile",
          "zlib",
          "__builtin__",
          "__main__",
          "md5",
          "exceptions",
          "site",
          "rfc822",
          "user");

  private ModuleNames() {}

  /** A module of Python 2 that a file may import, though not use: many never do. */
  static boolean inLibrary(String module) {
    return LIBRARY.contains(top(module));
  }

  private static String top(String module) {
    int dot = module.indexOf('.');
    return dot < 0 ? module : module.substring(0, dot);
  }

  /** What importing a module does that is not here. */
  static EvalException missing(String module) {
    String top = top(module);
    if (top.equals("xen")) {
      return EvalException.refusal(
          "of Xen's Python modules only xen.util.ip is available in a configuration");
    }
    return EvalException.raise(ExceptionType.IMPORT, "No module named " + module);
  }

  /** What reading a member does that is not here. */
  static EvalException missingMember(String module, String name) {
    if (module.equals("os") && RUNS.contains(name)) {
      return EvalException.refusal("os." + name + runAdvice());
    }
    if (inLibrary(module) && !module.equals("posixpath")) {
      return EvalException.refusal(
          "the module '"
              + module
              + "' is not available in a configuration; there are math, os, os.path, random, re, "
              + "socket, string, sys and time");
    }
    if (name.startsWith("__")) {
      return EvalException.raise(
          ExceptionType.ATTRIBUTE, "'module' object has no attribute '" + name + "'");
    }
    String advice =
        switch (module) {
          case "os", "os.path" -> ": a configuration asks of files only whether they exist";
          case "socket" -> ": a configuration cannot use the network";
          case "xen.util", "xen.xm" -> ": only xen.util.ip is";
          default -> "";
        };
    return EvalException.refusal(
        "'"
            + module
            + "."
            + name
            + "' is not available in a configuration"
            + advice
            + "; work the value out beforehand and pass it as name=value on the command line");
  }

  private static final Set<String> RUNS =
      Set.of(
          "system",
          "popen",
          "popen2",
          "popen3",
          "popen4",
          "execv",
          "execvp",
          "execl",
          "spawnl",
          "spawnv",
          "fork",
          "kill",
          "startfile");

  /** The end of a sentence that starts with the function's name. */
  static String runAdvice() {
    return " is not supported: a configuration cannot run programs; work the value out beforehand "
        + "and pass it as name=value on the command line";
  }
}
