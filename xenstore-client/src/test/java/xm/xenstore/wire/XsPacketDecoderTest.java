package xm.xenstore.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XsPacketDecoderTest {
  private static final long SEED = 20261121;

  private static List<XsPacket> packets() {
    Random random = new Random(SEED);
    List<XsPacket> packets = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      int length = i % 7 == 0 ? 0 : i == 50 ? 4096 : random.nextInt(200);
      byte[] payload = new byte[length];
      random.nextBytes(payload);
      packets.add(new XsPacket(random.nextInt(), random.nextInt(), random.nextInt(), payload));
    }
    return packets;
  }

  private static byte[] bytes(List<XsPacket> packets) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    packets.forEach(packet -> out.writeBytes(XsPacketEncoder.encode(packet)));
    return out.toByteArray();
  }

  private static List<XsPacket> decode(byte[] bytes, int piecesUpTo, long seed) {
    XsPacketDecoder decoder = new XsPacketDecoder();
    Random random = new Random(seed);
    List<XsPacket> packets = new ArrayList<>();
    int at = 0;
    while (at < bytes.length) {
      int piece = Math.min(bytes.length - at, 1 + random.nextInt(piecesUpTo));
      ByteBuffer in = ByteBuffer.wrap(bytes, at, piece);
      XsPacket packet;
      while ((packet = decoder.decode(in)) != null) {
        packets.add(packet);
      }
      assertEquals(0, in.remaining());
      at += piece;
    }
    assertFalse(decoder.isInsidePacket());
    return packets;
  }

  @Test
  void fed_all_at_once() {
    byte[] bytes = bytes(packets());
    XsPacketDecoder decoder = new XsPacketDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    List<XsPacket> decoded = new ArrayList<>();
    XsPacket packet;
    while ((packet = decoder.decode(in)) != null) {
      decoded.add(packet);
    }
    assertEquals(packets(), decoded);
  }

  @Test
  void fed_byte_by_byte() {
    assertEquals(packets(), decode(bytes(packets()), 1, 0));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 15, 16, 17, 100, 5000})
  void fed_in_random_pieces(int upTo) {
    for (long seed = 0; seed < 10; seed++) {
      assertEquals(packets(), decode(bytes(packets()), upTo, SEED + seed));
    }
  }

  @Test
  void fed_exactly_what_it_wants_it_never_takes_from_the_next_packet() {
    byte[] bytes = bytes(packets());
    XsPacketDecoder decoder = new XsPacketDecoder();
    List<XsPacket> decoded = new ArrayList<>();
    int at = 0;
    while (at < bytes.length) {
      int wanted = decoder.bytesWanted();
      assertTrue(wanted > 0 && at + wanted <= bytes.length);
      XsPacket packet = decoder.decode(ByteBuffer.wrap(bytes, at, wanted));
      at += wanted;
      if (packet != null) {
        decoded.add(packet);
      }
    }
    assertEquals(packets(), decoded);
  }

  @Test
  void it_says_what_it_wants_and_how_far_it_is() {
    byte[] bytes = XsPacketEncoder.encode(new XsPacket(XsOp.READ, 1, 0, new byte[10]));
    XsPacketDecoder decoder = new XsPacketDecoder();
    assertEquals(16, decoder.bytesWanted());
    assertFalse(decoder.isInsidePacket());
    assertNull(decoder.decode(ByteBuffer.wrap(bytes, 0, 5)));
    assertEquals(11, decoder.bytesWanted());
    assertTrue(decoder.isInsidePacket());
    assertEquals("5 of the 16 header bytes", decoder.progress());
    assertNull(decoder.decode(ByteBuffer.wrap(bytes, 5, 14)));
    assertEquals(7, decoder.bytesWanted());
    assertEquals("3 of the 10 payload bytes of a READ", decoder.progress());
  }

  @ParameterizedTest
  @ValueSource(ints = {4097, 0x01000000, -1, Integer.MIN_VALUE})
  void a_packet_over_the_limit_is_refused_by_its_header(int length) {
    ByteBuffer header = ByteBuffer.allocate(16).order(java.nio.ByteOrder.LITTLE_ENDIAN);
    header.putInt(2).putInt(1).putInt(0).putInt(length).flip();
    XsWireException e =
        assertThrows(XsWireException.class, () -> new XsPacketDecoder().decode(header));
    assertEquals(
        "A READ packet announces "
            + Integer.toUnsignedString(length)
            + " payload bytes; the limit is 4096.",
        e.getMessage());
  }

  @Test
  void the_limit_can_be_another() {
    ByteBuffer header = ByteBuffer.allocate(16).order(java.nio.ByteOrder.LITTLE_ENDIAN);
    header.putInt(1).putInt(1).putInt(0).putInt(5000).flip();
    XsPacketDecoder decoder = new XsPacketDecoder(6000);
    assertNull(decoder.decode(header));
    assertEquals(5000, decoder.decode(ByteBuffer.allocate(5000)).payload().length);
  }
}
