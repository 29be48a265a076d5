package xm.cli.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TransferLineTest {
  private static final long MIB = 1 << 20;
  private static final long SECOND = 1_000_000_000;

  @Test
  void rateAndTimeLeftAreTold() {
    assertEquals(
        "save web: 40 of 96 MiB, 20 MiB/s, 3 s left",
        TransferLine.text("save web", "", 40 * MIB, 96 * MIB, 2 * SECOND));
    assertEquals(
        "save web: 100 MiB, 50 MiB/s, round 2, 7 dirty pages",
        TransferLine.text("save web", "round 2, 7 dirty pages", 100 * MIB, 96 * MIB, 2 * SECOND));
  }

  @Test
  void whatHardlyMovesHasNoTimeLeft() {
    assertEquals(
        "save web: 0 of 96 MiB, wait for the guest to suspend",
        TransferLine.text(
            "save web", "wait for the guest to suspend", 4096, 96 * MIB, 60 * SECOND));
  }
}
