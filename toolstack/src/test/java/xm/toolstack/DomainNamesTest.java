package xm.toolstack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DomainNamesTest {

  @ParameterizedTest
  @ValueSource(strings = {"web", "5", "a-b_c.d:e+f", "Z09", "-"})
  void takesLettersDigitsAndSixSigns(String name) {
    assertTrue(DomainNames.valid(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a/b", "wéb", "a\n", "'a'", "a,b", "a\u0000"})
  void refusesAnythingElse(String name) {
    assertFalse(DomainNames.valid(name));
  }

  @Test
  void saysWhatXmSaid() {
    assertEquals(
        "Invalid VM Name",
        assertThrows(InvalidNameException.class, () -> DomainNames.require("a b")).getMessage());
    assertEquals(
        "Missing VM Name",
        assertThrows(InvalidNameException.class, () -> DomainNames.require("")).getMessage());
  }
}
