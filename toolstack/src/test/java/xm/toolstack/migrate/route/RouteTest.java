package xm.toolstack.migrate.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import xm.toolstack.ToolstackException;

class RouteTest {

  @Test
  void sshEndsWhenTheOtherHostIsSilent() {
    assertEquals(
        "exec ssh -o ServerAliveInterval=20 -o ServerAliveCountMax=6 two 'xm list'",
        new Route("two", Route.SSH, Route.XM).remote("xm list"));
  }

  @Test
  void aCommandOfOnesOwnGetsNoOptions() {
    assertEquals(
        "exec ssh -p 2222 two 'echo a'",
        new Route("two", "ssh -p 2222", Route.XM).remote("echo a"));
  }

  @Test
  void aHostIsNoOption() {
    assertThrows(ToolstackException.class, () -> new Route("-oProxyCommand=x", "ssh", "xm"));
  }
}
