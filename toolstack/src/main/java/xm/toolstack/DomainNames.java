package xm.toolstack;

/** Which names a domain may have: letters, digits and {@code _ - . : +} of ASCII, at least one. */
public final class DomainNames {

  private DomainNames() {}

  public static boolean valid(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (!allowed(name.charAt(i))) {
        return false;
      }
    }
    return !name.isEmpty();
  }

  /** Returns the name when it is valid. */
  public static String require(String name) {
    if (!valid(name)) {
      throw new InvalidNameException(name);
    }
    return name;
  }

  private static boolean allowed(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "_-.:+".indexOf(c) >= 0;
  }
}
