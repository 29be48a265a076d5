package xm.xenstore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XsPermissionTest {

  @ParameterizedTest
  @ValueSource(strings = {"n0", "r5", "w12", "b32752"})
  void parsed_and_written_back(String wire) {
    assertEquals(wire, XsPermission.parse(wire).wire());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "n", "x5", "r-1", "r5 ", "5", "r999999"})
  void refused(String wire) {
    assertThrows(IllegalArgumentException.class, () -> XsPermission.parse(wire));
  }

  @Test
  void letters() {
    assertEquals(XsPermission.none(0), XsPermission.parse("n0"));
    assertEquals(XsPermission.read(3), XsPermission.parse("r3"));
    assertEquals(XsPermission.both(3), XsPermission.parse("b3"));
    assertEquals(XsPermission.Access.WRITE, XsPermission.parse("w3").access());
  }

  @Test
  void error_names() {
    assertEquals(XsErrno.EAGAIN, XsErrno.of("EAGAIN"));
    assertEquals(XsErrno.OTHER, XsErrno.of("EQUOTA"));
    assertEquals(XsErrno.OTHER, XsErrno.of(""));
  }
}
