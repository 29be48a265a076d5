package xm.toolstack.migrate.listen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import xm.toolstack.ToolstackException;

class ListenAddressTest {

  @ParameterizedTest
  @CsvSource({
    "'', '', 8002",
    "9000, '', 9000",
    "10.0.0.1, 10.0.0.1, 8002",
    "10.0.0.1:9000, 10.0.0.1, 9000",
    ":9000, '', 9000",
    "[::1], ::1, 8002",
    "[::1]:9000, ::1, 9000",
    "fe80::1, fe80::1, 8002"
  })
  void isRead(String text, String address, int port) {
    assertEquals(new ListenAddress(address, port), ListenAddress.parse(text));
  }

  @Test
  void aPortThatIsNoneIsRefused() {
    for (String bad : new String[] {"0", "65536", "one:x", "one:"}) {
      assertThrows(ToolstackException.class, () -> ListenAddress.parse(bad), bad);
    }
  }

  @Test
  void anotherHostMayAskForLittle() {
    for (String word : new String[] {"--facts", "-p", "--node=0", "--node=12"}) {
      assertTrue(ReceiverWords.allowed(word), word);
    }
    for (String word : new String[] {"--listen", "--node=", "--node=1;x", "--node=12345", "-e"}) {
      assertFalse(ReceiverWords.allowed(word), word);
    }
  }
}
