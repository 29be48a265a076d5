package xm.toolstack.migrate.facts;

/** Xen's release numbers. */
final class Releases {
  private Releases() {}

  /** Whether the first is older by major or minor number; false when one of them has none. */
  static boolean older(String release, String other) {
    int[] a = numbers(release);
    int[] b = numbers(other);
    return a.length == 2 && b.length == 2 && (a[0] < b[0] || (a[0] == b[0] && a[1] < b[1]));
  }

  /** Major and minor number; nothing when the text does not begin with two numbers. */
  private static int[] numbers(String release) {
    String[] parts = release.split("[.\\-]", 3);
    if (parts.length < 2) {
      return new int[0];
    }
    try {
      return new int[] {Integer.parseInt(parts[0]), Integer.parseInt(parts[1])};
    } catch (NumberFormatException e) {
      return new int[0];
    }
  }
}
