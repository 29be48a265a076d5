package xm.toolstack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import xm.xenctrl.DomainInfo;

/** Flags are XEN_DOMINF_*: dying 1, hvm 2, shutdown 4, paused 8, blocked 16, running 32. */
class DomainStateTest {

  @ParameterizedTest
  @CsvSource({
    "32, 0, r-----, 2",
    "16, 0, -b----, 2",
    "0, 0, ------, 2",
    "8, 0, --p---, 1",
    "24, 0, -bp---, 1",
    "4, 0, ---s--, 0",
    "4, 1, ---s--, 0",
    "4, 2, ---s--, 3",
    "4, 3, ----c-, 5",
    "12, 3, --p-c-, 5",
    "1, 0, -----d, 0",
    "9, 0, --p--d, 0",
    "5, 0, ---s-d, 0",
    "5, 3, ----cd, 0",
    "34, 0, r-----, 2",
  })
  void showsLettersAndStatus(int flags, int reason, String letters, int status) {
    DomainInfo info =
        new DomainInfo(1, flags | reason << 16, 1, 1, 0, 0, 0, 0, 0, 1, 0, 0, new UUID(0, 1), 0);
    assertEquals(letters, DomainState.letters(info));
    assertEquals(status, DomainState.status(info));
  }
}
