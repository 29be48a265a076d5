package xm.toolstack.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreValuesTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "1e9", "0x10", "1 ", "12345678901234567890", "٣", "1.5"})
  void whatIsNoNumberCountsAsAbsent(String value) {
    assertEquals(42, StoreValues.number(Optional.of(value), 42));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1.5", "1e9", "NaN", "1.2.3", ".5", "5.", "Infinity"})
  void whatIsNoTimeCountsAsAbsent(String value) {
    assertEquals(42, StoreValues.seconds(Optional.of(value), 42));
  }

  @Test
  void readsNumbers() {
    assertEquals(524288, StoreValues.number(Optional.of("524288"), -1));
    assertEquals(1394452800.25, StoreValues.seconds(Optional.of("1394452800.25"), -1));
    assertEquals(7, StoreValues.seconds(Optional.of("7"), -1));
    assertEquals(-1, StoreValues.smallNumber(Optional.of("2147483648"), -1));
    assertEquals(2147483647, StoreValues.smallNumber(Optional.of("2147483647"), -1));
  }
}
