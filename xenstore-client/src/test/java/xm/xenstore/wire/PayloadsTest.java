package xm.xenstore.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class PayloadsTest {

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void strings_end_with_a_nul_each() {
    assertArrayEquals(bytes("/ä\0t\0"), Payloads.strings("/ä", "t"));
    assertArrayEquals(bytes("a\0\0b\0"), Payloads.strings(List.of("a", "", "b")));
    assertArrayEquals(new byte[0], Payloads.strings());
    assertArrayEquals(bytes("\0"), Payloads.none());
  }

  @Test
  void a_written_value_is_the_rest_with_all_its_nuls() {
    byte[] payload = Payloads.pathAndValue("/a", bytes("v\0w\0"));
    assertArrayEquals(bytes("/a\0v\0w\0"), payload);
    assertEquals("/a", Payloads.first(payload));
    assertArrayEquals(bytes("v\0w\0"), Payloads.afterFirst(payload));
    assertArrayEquals(new byte[0], Payloads.afterFirst(bytes("/a\0")));
    assertArrayEquals(new byte[0], Payloads.afterFirst(bytes("/a")));
  }

  @Test
  void split_keeps_empty_strings() {
    assertEquals(List.of("12", "7", ""), Payloads.split(bytes("12\0" + "7\0\0")));
    assertEquals(List.of("a", "b"), Payloads.split(bytes("a\0b")));
    assertEquals(List.of(), Payloads.split(new byte[0]));
    assertEquals(List.of(""), Payloads.split(bytes("\0")));
  }

  @Test
  void text_drops_one_nul_at_the_end() {
    assertEquals("OK", Payloads.text(bytes("OK\0")));
    assertEquals("OK", Payloads.text(bytes("OK")));
    assertEquals("a\0b", Payloads.text(bytes("a\0b\0")));
    assertTrue(Payloads.isTerminated(bytes("a\0")));
    assertFalse(Payloads.isTerminated(new byte[0]));
  }

  @Test
  void a_payload_over_the_limit_is_not_encoded() {
    XsPacket packet = new XsPacket(XsOp.WRITE, 1, 0, new byte[4097]);
    ByteBuffer out = ByteBuffer.allocate(8192);
    XsWireException e =
        assertThrows(XsWireException.class, () -> XsPacketEncoder.encode(packet, out));
    assertEquals(
        "A WRITE of 4097 bytes is not sent: a xenstore packet holds 4096 bytes, path included.",
        e.getMessage());
    assertEquals(0, out.position());
    assertEquals(
        4112, XsPacketEncoder.encode(new XsPacket(XsOp.WRITE, 1, 0, new byte[4096])).length);
  }

  @Test
  void a_packet_says_what_it_is() {
    XsPacket packet = new XsPacket(XsOp.READ, -1, 3, new byte[7]);
    assertEquals("READ (request 4294967295, transaction 3, 7 bytes)", packet.toString());
    assertTrue(packet.is(XsOp.READ));
    assertFalse(packet.equals(new XsPacket(XsOp.READ, -1, 3, new byte[8])));
  }
}
