package xm.toolstack.create;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xm.toolstack.Progress;
import xm.toolstack.ToolstackException;
import xm.toolstack.testing.FakeHost;

/** Dom0 has 1 GiB, 200 MB are free, and its balloon follows the target at once. */
class MakeRoomStepTest {
  private static final String TARGET = "/local/domain/0/memory/target";
  private static final String STATIC_MAX = "/local/domain/0/memory/static-max";

  @TempDir Path dir;
  private FakeHost host;
  private CreateContext context;

  @BeforeEach
  void prepare() {
    host = new FakeHost(dir);
    host.xen.commandLine("console=com1");
    host.xen.freePages(50_000);
    host.store.write(TARGET, "1048576");
    host.store.onChange(
        changed -> {
          if (changed.contains(TARGET)) {
            long given = 1048576 - Long.parseLong(host.store.read(TARGET));
            host.xen.freePages(50_000 + given / 4);
          }
        });
    context = new CreateContext(host, Progress.NONE);
  }

  @Test
  void enoughIsEnough() {
    MakeRoomStep step = new MakeRoomStep(200_000);
    step.perform(context);
    step.undo(context);
    assertEquals("1048576", host.store.read(TARGET));
    assertEquals(Optional.empty(), host.store.readIfExists(STATIC_MAX));
  }

  @Test
  void dom0GivesWhatIsMissingAndGetsItBack() {
    MakeRoomStep step = new MakeRoomStep(300_000);
    step.perform(context);
    assertEquals("948576", host.store.read(TARGET));
    assertEquals("132096", host.store.read(STATIC_MAX), "libxl wants one beside a target");
    step.undo(context);
    assertEquals("1048576", host.store.read(TARGET));
  }

  @Test
  void aTargetThatSomebodyElseHasSetStays() {
    MakeRoomStep step = new MakeRoomStep(300_000);
    step.perform(context);
    host.store.write(TARGET, "700000");
    step.undo(context);
    assertEquals("700000", host.store.read(TARGET));
  }

  @Test
  void itIsLookedAtAgainJustBeforeTheCreation() {
    host.xen.freePages(100);
    host.store.write(TARGET, "140000");
    host.xen.freePages(100);
    ToolstackException refused =
        assertThrows(ToolstackException.class, () -> new MakeRoomStep(300_000).perform(context));
    assertEquals(
        "I need 300000 KiB, but dom0_min_mem is 131072 and shrinking to 131072 KiB would leave only"
            + " 9328 KiB free. (400 KiB are free now, dom0 could give 8928 KiB.)",
        refused.getMessage());
    assertEquals("140000", host.store.read(TARGET));
  }
}
