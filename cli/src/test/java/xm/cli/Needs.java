package xm.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What a test needs from the machine. */
public final class Needs {
  private static final boolean ALL = "1".equals(System.getenv("XM_REQUIRE_REAL"));

  private Needs() {}

  /** Leaves the test out when it is missing, or fails it where nothing may be, as in CI. */
  public static void that(boolean there, String otherwise) {
    assertTrue(there || !ALL, () -> "XM_REQUIRE_REAL=1, but " + otherwise);
    assumeTrue(there, otherwise);
  }
}
