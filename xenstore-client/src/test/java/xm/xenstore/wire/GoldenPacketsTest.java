package xm.xenstore.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every operation as bytes, requests and replies. A line is: operation, direction, request id,
 * transaction, payload with | for NUL, and the packet in hexadecimal (made with Python's struct
 * from xs_wire.h, not with the encoder).
 */
class GoldenPacketsTest {
  private static final String TABLE =
      """
          CONTROL request 1 0 print|hello| = 00000000 01000000 00000000 0c000000 7072696e740068656c6c6f00
          CONTROL reply 1 0 OK| = 00000000 01000000 00000000 03000000 4f4b00
          DIRECTORY request 2 0 /local/domain| = 01000000 02000000 00000000 0e000000 2f6c6f63616c2f646f6d61696e00
          DIRECTORY reply 2 0 0|7| = 01000000 02000000 00000000 04000000 30003700
          READ request 16909060 0 /local/domain/7/name| = 02000000 04030201 00000000 15000000 2f6c6f63616c2f646f6d61696e2f372f6e616d6500
          READ reply 3 0 web = 02000000 03000000 00000000 03000000 776562
          GET_PERMS request 4 0 /vm| = 03000000 04000000 00000000 04000000 2f766d00
          GET_PERMS reply 4 0 n0|r7| = 03000000 04000000 00000000 06000000 6e3000723700
          WATCH request 5 0 /local|t1| = 04000000 05000000 00000000 0a000000 2f6c6f63616c00743100
          WATCH reply 5 0 OK| = 04000000 05000000 00000000 03000000 4f4b00
          UNWATCH request 6 0 /local|t1| = 05000000 06000000 00000000 0a000000 2f6c6f63616c00743100
          UNWATCH reply 6 0 OK| = 05000000 06000000 00000000 03000000 4f4b00
          TRANSACTION_START request 7 0 | = 06000000 07000000 00000000 01000000 00
          TRANSACTION_START reply 7 0 4294967295| = 06000000 07000000 00000000 0b000000 3432393439363732393500
          TRANSACTION_END request 8 4294967294 T| = 07000000 08000000 feffffff 02000000 5400
          TRANSACTION_END reply 8 0 OK| = 07000000 08000000 00000000 03000000 4f4b00
          INTRODUCE request 9 0 7|-559038737|1| = 08000000 09000000 00000000 0f000000 37002d353539303338373337003100
          INTRODUCE reply 9 0 OK| = 08000000 09000000 00000000 03000000 4f4b00
          RELEASE request 10 0 7| = 09000000 0a000000 00000000 02000000 3700
          RELEASE reply 10 0 OK| = 09000000 0a000000 00000000 03000000 4f4b00
          GET_DOMAIN_PATH request 11 0 7| = 0a000000 0b000000 00000000 02000000 3700
          GET_DOMAIN_PATH reply 11 0 /local/domain/7| = 0a000000 0b000000 00000000 10000000 2f6c6f63616c2f646f6d61696e2f3700
          WRITE request 12 4294967294 /a|web = 0b000000 0c000000 feffffff 06000000 2f6100776562
          WRITE reply 12 4294967294 OK| = 0b000000 0c000000 feffffff 03000000 4f4b00
          MKDIR request 13 0 /a/b| = 0c000000 0d000000 00000000 05000000 2f612f6200
          MKDIR reply 13 0 OK| = 0c000000 0d000000 00000000 03000000 4f4b00
          RM request 14 0 /a| = 0d000000 0e000000 00000000 03000000 2f6100
          RM reply 14 0 OK| = 0d000000 0e000000 00000000 03000000 4f4b00
          SET_PERMS request 15 0 /a|n0|r7| = 0e000000 0f000000 00000000 09000000 2f61006e3000723700
          SET_PERMS reply 15 0 OK| = 0e000000 0f000000 00000000 03000000 4f4b00
          WATCH_EVENT reply 0 0 /local/domain|t1| = 0f000000 00000000 00000000 11000000 2f6c6f63616c2f646f6d61696e00743100
          ERROR reply 17 0 ENOENT| = 10000000 11000000 00000000 07000000 454e4f454e5400
          IS_DOMAIN_INTRODUCED request 18 0 7| = 11000000 12000000 00000000 02000000 3700
          IS_DOMAIN_INTRODUCED reply 18 0 T| = 11000000 12000000 00000000 02000000 5400
          RESUME request 19 0 7| = 12000000 13000000 00000000 02000000 3700
          RESUME reply 19 0 OK| = 12000000 13000000 00000000 03000000 4f4b00
          SET_TARGET request 20 0 8|7| = 13000000 14000000 00000000 04000000 38003700
          SET_TARGET reply 20 0 OK| = 13000000 14000000 00000000 03000000 4f4b00
          RESTRICT request 21 0 7| = 14000000 15000000 00000000 02000000 3700
          RESET_WATCHES request 22 0 | = 15000000 16000000 00000000 01000000 00
          RESET_WATCHES reply 22 0 OK| = 15000000 16000000 00000000 03000000 4f4b00
          DIRECTORY_PART request 23 0 /local/domain|4090| = 16000000 17000000 00000000 13000000 2f6c6f63616c2f646f6d61696e003430393000
          DIRECTORY_PART reply 23 0 12|7|8|| = 16000000 17000000 00000000 08000000 3132003700380000
          GET_FEATURE request 24 0 7| = 17000000 18000000 00000000 02000000 3700
          GET_FEATURE reply 24 0 5| = 17000000 18000000 00000000 02000000 3500
          SET_FEATURE request 25 0 7|5| = 18000000 19000000 00000000 04000000 37003500
          SET_FEATURE reply 25 0 OK| = 18000000 19000000 00000000 03000000 4f4b00
          GET_QUOTA request 26 0 7|nodes| = 19000000 1a000000 00000000 08000000 37006e6f64657300
          GET_QUOTA reply 26 0 1000| = 19000000 1a000000 00000000 05000000 3130303000
          SET_QUOTA request 27 0 7|nodes|1000| = 1a000000 1b000000 00000000 0d000000 37006e6f646573003130303000
          SET_QUOTA reply 27 0 OK| = 1a000000 1b000000 00000000 03000000 4f4b00
      """;

  record Row(String direction, XsPacket packet, String hex) {
    byte[] bytes() {
      return HexFormat.of().parseHex(hex);
    }

    @Override
    public String toString() {
      return packet.op() + " " + direction;
    }
  }

  static List<Row> rows() {
    return TABLE.lines().filter(line -> !line.isBlank()).map(GoldenPacketsTest::row).toList();
  }

  private static Row row(String line) {
    String[] halves = line.strip().split(" = ", 2);
    String[] words = halves[0].split(" ", 5);
    XsPacket packet =
        new XsPacket(
            XsOp.valueOf(words[0]),
            Integer.parseUnsignedInt(words[2]),
            Integer.parseUnsignedInt(words[3]),
            words[4].replace('|', '\0').getBytes(StandardCharsets.UTF_8));
    return new Row(words[1], packet, halves[1].replace(" ", ""));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void encoded(Row row) {
    assertArrayEquals(row.bytes(), XsPacketEncoder.encode(row.packet()));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void decoded(Row row) {
    ByteBuffer in = ByteBuffer.wrap(row.bytes());
    assertEquals(row.packet(), new XsPacketDecoder().decode(in));
    assertEquals(0, in.remaining());
  }

  @Test
  void every_operation_has_its_bytes_both_ways() {
    Set<XsOp> requests = EnumSet.allOf(XsOp.class);
    requests.removeAll(EnumSet.of(XsOp.WATCH_EVENT, XsOp.ERROR));
    Set<XsOp> replies = EnumSet.allOf(XsOp.class);
    replies.remove(XsOp.RESTRICT);
    assertEquals(requests, ops("request"));
    assertEquals(replies, ops("reply"));
  }

  private static Set<XsOp> ops(String direction) {
    Set<XsOp> ops = EnumSet.noneOf(XsOp.class);
    Stream<Row> rows = rows().stream().filter(row -> row.direction().equals(direction));
    rows.forEach(row -> ops.add(row.packet().op()));
    return ops;
  }

  @Test
  void numbers_run_from_0_to_26_and_others_have_no_operation() {
    for (int code = 0; code <= 26; code++) {
      assertEquals(code, XsOp.of(code).code());
    }
    assertEquals(null, XsOp.of(27));
    assertEquals(null, XsOp.of(-1));
    assertEquals("operation 65535", XsOp.name(65535));
  }
}
