package xm.toolstack.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RestartGuardTest {

  @Test
  void refusesBelowTheMinimum() {
    RestartGuard guard = new RestartGuard(RestartGuard.XEND_MINIMUM);
    assertFalse(guard.allows(0));
    assertFalse(guard.allows(59.999));
    assertTrue(guard.allows(60));
    assertFalse(guard.allows(-5)); // the clock was set back: be careful
    assertTrue(new RestartGuard(Duration.ZERO).allows(0));
    assertFalse(new RestartGuard(Duration.ofMillis(1500)).allows(1.4));
  }

  @Test
  void logsTheLineThatXendLogged() {
    assertEquals(
        "VM web restarting too fast (Elapsed time: 12.345679 seconds)."
            + " Refusing to restart to avoid loops.",
        RestartGuard.refusal("web", 12.3456789));
  }
}
