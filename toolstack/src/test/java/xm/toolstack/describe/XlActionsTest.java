package xm.toolstack.describe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xm.config.model.Lifecycle;
import xm.config.model.ShutdownAction;

class XlActionsTest {

  @Test
  void readsWhatLibxlWrote() {
    String json =
        """
        {
            "c_info": {"type": "pv", "name": "web", "on_crash": "not this one"},
            "disks": [{"on_reboot": "nor this"}],
            "on_reboot": "restart_rename",
            "on_crash": "coredump_destroy"
        }
        """;
    assertEquals(
        Optional.of(
            new Lifecycle(
                ShutdownAction.DESTROY,
                ShutdownAction.RENAME_RESTART,
                ShutdownAction.COREDUMP_DESTROY,
                "ignore",
                "ignore")),
        XlActions.read(json));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{", "{\"on_crash\": ", "nonsense", "\u0000"})
  void damagedTextTellsNothing(String json) {
    assertEquals(Optional.empty(), XlActions.read(json));
  }
}
