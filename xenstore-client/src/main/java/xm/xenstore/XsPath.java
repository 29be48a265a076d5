package xm.xenstore;

/**
 * What is a path in xenstore (docs/misc/xenstore.txt): absolute, at most 3072 bytes, of the
 * characters A-Z a-z 0-9 {@code - / _ @}, without {@code //} and without a slash at the end.
 */
public final class XsPath {

  /** XENSTORE_ABS_PATH_MAX, xen/include/public/io/xs_wire.h. */
  public static final int MAX_BYTES = 3072;

  private XsPath() {}

  /**
   * Passes a valid path.
   *
   * @throws XenstoreException (EINVAL) saying what is wrong with it
   */
  public static void check(String path) {
    String fault = fault(path);
    if (fault != null) {
      throw new XenstoreException(
          "The xenstore path '" + Shown.text(path) + "' is not valid: " + fault + ".",
          XsErrno.EINVAL,
          path);
    }
  }

  /**
   * Passes a valid path and the special names that can be watched: {@code @introduceDomain}, {@code
   * @releaseDomain}.
   */
  public static void checkWatchable(String path) {
    if (path.length() > 1 && path.charAt(0) == '@') {
      check("/" + path.substring(1));
    } else {
      check(path);
    }
  }

  /** Whether {@link #check} would pass it. */
  public static boolean isValid(String path) {
    return fault(path) == null;
  }

  /** The path of a node's child; the root's children too. */
  public static String child(String parent, String name) {
    return parent.equals("/") ? "/" + name : parent + "/" + name;
  }

  private static String fault(String path) {
    int length = path.length();
    if (length == 0) {
      return "it is empty";
    }
    if (path.charAt(0) != '/') {
      return "it does not begin with '/'";
    }
    for (int i = 0; i < length; i++) {
      char c = path.charAt(i);
      if (!isAllowed(c)) {
        return "only letters, digits and - / _ @ are allowed";
      }
      if (c == '/' && i > 0 && path.charAt(i - 1) == '/') {
        return "it has two slashes in a row";
      }
    }
    if (length > 1 && path.charAt(length - 1) == '/') {
      return "it ends with '/'";
    }
    // Every character allowed is one byte.
    return length > MAX_BYTES ? "it is longer than " + MAX_BYTES + " bytes" : null;
  }

  private static boolean isAllowed(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '/'
        || c == '_'
        || c == '@';
  }
}
