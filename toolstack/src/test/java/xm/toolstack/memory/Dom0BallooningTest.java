package xm.toolstack.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When dom0 gives memory away, and what it keeps. */
class Dom0BallooningTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        "none, placeholder, true",
        "none, placeholder dom0_mem=1024M, false",
        "none, dom0_mem=1024M loglvl=all, false",
        "none, no-dom0_mem=1, true",
        "auto, dom0_mem=1G, false",
        "nonsense, dom0_mem=1G, false",
        "yes, dom0_mem=1G, true",
        "ON, dom0_mem=1G, true",
        "no, placeholder, false",
        "0, placeholder, false"
      })
  void dom0_is_left_alone_when_it_was_given_a_size_unless_told_otherwise(
      String setting, String commandLine, boolean allowed) {
    assertEquals(allowed, Dom0Ballooning.allowed(setting, commandLine));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {"none, 131072", "512, 524288", "' 256 ', 262144", "64, 131072", "much, 131072"})
  void it_keeps_at_least_libxls_floor(String setting, long kib) {
    assertEquals(kib, Dom0Ballooning.floorKib(setting));
  }
}
