package xm.simulator.xenstored;

import xm.xenstore.XsErrno;

/** Rules of paths (xen/docs/misc/xenstore.txt, xs_wire.h). */
final class StorePath {
  static final String ROOT = "/";
  static final String INTRODUCE_DOMAIN = "@introduceDomain";
  static final String RELEASE_DOMAIN = "@releaseDomain";

  /** XENSTORE_ABS_PATH_MAX and XENSTORE_REL_PATH_MAX of xs_wire.h, in bytes. */
  private static final int ABSOLUTE_MAX = 3072;

  private static final int RELATIVE_MAX = 2048;
  private static final String HOME_PREFIX = "/local/domain/";

  private StorePath() {}

  static String home(int domid) {
    return HOME_PREFIX + domid;
  }

  static boolean special(String path) {
    return path.startsWith("@");
  }

  /** The absolute form of a path given by {@code domid}; refuses what is no path with EINVAL. */
  static String absolute(String path, int domid) {
    String full = path.startsWith("/") || special(path) ? path : home(domid) + "/" + path;
    if (!valid(full)) {
      throw new StoreException(XsErrno.EINVAL, path);
    }
    return full;
  }

  /** As {@link #absolute} for a node, which the special names are not. */
  static String node(String path, int domid) {
    String full = absolute(path, domid);
    if (special(full)) {
      throw new StoreException(XsErrno.EINVAL, path);
    }
    return full;
  }

  static String parent(String path) {
    int slash = path.lastIndexOf('/');
    return slash <= 0 ? ROOT : path.substring(0, slash);
  }

  static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  static String child(String path, String name) {
    return path.equals(ROOT) ? ROOT + name : path + "/" + name;
  }

  /** Whether {@code path} is {@code ancestor} or lies below it. */
  static boolean atOrBelow(String path, String ancestor) {
    return ancestor.equals(ROOT)
        ? path.startsWith(ROOT)
        : path.startsWith(ancestor)
            && (path.length() == ancestor.length() || path.charAt(ancestor.length()) == '/');
  }

  private static boolean valid(String path) {
    if (special(path)) {
      return path.length() > 1 && path.length() <= RELATIVE_MAX && validCharacters(path);
    }
    return path.startsWith(ROOT)
        && (path.length() == 1 || !path.endsWith("/"))
        && !path.contains("//")
        && path.length() <= limit(path)
        && validCharacters(path);
  }

  /** The length limit counts from the domain's own directory for paths below one. */
  private static int limit(String path) {
    if (path.startsWith(HOME_PREFIX)) {
      int slash = path.indexOf('/', HOME_PREFIX.length());
      if (slash > 0) {
        return Math.min(ABSOLUTE_MAX, slash + 1 + RELATIVE_MAX);
      }
    }
    return RELATIVE_MAX;
  }

  private static boolean validCharacters(String path) {
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      boolean letterOrDigit =
          (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!letterOrDigit && "-/_@".indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }
}
