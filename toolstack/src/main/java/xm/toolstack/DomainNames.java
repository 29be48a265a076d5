package xm.toolstack;

/** Which names a domain may have: letters, digits and {@code _ - . : +} of ASCII, at least one. */
public final class DomainNames {

  /** Behind the name of a domain that is arriving, as xl and Ganeti know it. */
  public static final String INCOMING = "--incoming";

  /** Behind the name of one that was given away. */
  public static final String AWAY = "--migratedaway";

  private DomainNames() {}

  /** The name without what a migration put behind it. */
  public static String plain(String name) {
    for (String suffix : new String[] {INCOMING, AWAY}) {
      if (name.endsWith(suffix)) {
        return name.substring(0, name.length() - suffix.length());
      }
    }
    return name;
  }

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
