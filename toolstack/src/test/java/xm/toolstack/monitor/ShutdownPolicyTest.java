package xm.toolstack.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import xm.config.model.Lifecycle;
import xm.config.model.ShutdownAction;
import xm.xenctrl.ShutdownReason;

class ShutdownPolicyTest {

  @ParameterizedTest
  @CsvSource({
    "destroy, DESTROY, false, false",
    "restart, RESTART, false, false",
    "preserve, PRESERVE, false, false",
    "rename-restart, RENAME_RESTART, false, false",
    "coredump-destroy, DESTROY, false, true",
    "coredump-restart, RESTART, false, true",
    "soft-reset, RESTART, false, false",
  })
  void eachReasonHasItsKey(String word, EndAction action, boolean dump, boolean dumpAfterCrash) {
    ShutdownAction wanted = ShutdownAction.of(word).orElseThrow();
    ShutdownAction other =
        wanted == ShutdownAction.PRESERVE ? ShutdownAction.DESTROY : ShutdownAction.PRESERVE;
    check(new Lifecycle(wanted, other, other, "", ""), ShutdownReason.POWEROFF, action, dump);
    check(new Lifecycle(other, wanted, other, "", ""), ShutdownReason.REBOOT, action, dump);
    check(
        new Lifecycle(other, other, wanted, "", ""), ShutdownReason.CRASH, action, dumpAfterCrash);
  }

  @ParameterizedTest
  @EnumSource(names = {"WATCHDOG", "UNKNOWN"})
  void reasonsWithoutKeyMeanDestroy(ShutdownReason reason) {
    ShutdownAction keep = ShutdownAction.PRESERVE;
    check(new Lifecycle(keep, keep, keep, "", ""), reason, EndAction.DESTROY, false);
  }

  @Test
  void kexecsSoftResetBringsTheGuestBackByARestart() {
    ShutdownAction any = ShutdownAction.DESTROY;
    check(
        new Lifecycle(any, any, any, "", ""), ShutdownReason.SOFT_RESET, EndAction.RESTART, false);
  }

  @ParameterizedTest
  @CsvSource({"POWEROFF, DESTROY", "REBOOT, DESTROY", "CRASH, DESTROY", "SUSPEND, KEEP"})
  void withoutConfigurationNothingCanBeRestarted(ShutdownReason reason, EndAction action) {
    assertEquals(
        new ShutdownPolicy.Decision(action, false),
        ShutdownPolicy.decide(Optional.empty(), reason));
  }

  @ParameterizedTest
  @EnumSource
  void suspendedGuestIsLeftAlone(ShutdownAction any) {
    check(new Lifecycle(any, any, any, "", ""), ShutdownReason.SUSPEND, EndAction.KEEP, false);
  }

  private static void check(
      Lifecycle lifecycle, ShutdownReason reason, EndAction action, boolean dump) {
    assertEquals(
        new ShutdownPolicy.Decision(action, dump),
        ShutdownPolicy.decide(Optional.of(lifecycle), reason));
  }
}
