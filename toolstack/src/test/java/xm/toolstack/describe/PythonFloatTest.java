package xm.toolstack.describe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected values are those of CPython 2.7's str(). */
class PythonFloatTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0.0",
    "1000000000, 1.0",
    "20520000000, 20.52",
    "4822141372340000, 4822141.37234",
    "24116146647, 24.116146647",
    "16353993412345678, 16353993.4123",
    "100000000000000, 100000.0",
  })
  void printsNanoseconds(long nanos, String text) {
    assertEquals(text, PythonFloat.ofNanos(nanos));
  }

  @ParameterizedTest
  @CsvSource({
    "1332281343.74, 1332281343.74",
    "1394452800.25, 1394452800.25",
    "1394452800, 1394452800.0"
  })
  void printsSeconds(double seconds, String text) {
    assertEquals(text, PythonFloat.of(seconds));
  }
}
