package xm.xenstore;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import xm.xenstore.peer.ScriptedPeer;
import xm.xenstore.wire.XsOp;
import xm.xenstore.wire.XsPacket;

/** What the client sends for each of its methods, and what it makes of replies in odd orders. */
@Timeout(20)
class ClientRequestsTest {

  /** Answers every request with the same words and returns what was asked, NUL shown as |. */
  private static List<String> asked(String answer, Consumer<XenstoreClient> use) throws Exception {
    List<String> requests = Collections.synchronizedList(new ArrayList<>());
    try (ScriptedPeer peer =
        new ScriptedPeer(
            talk -> {
              while (true) {
                XsPacket request = talk.next();
                String payload = new String(request.payload(), StandardCharsets.UTF_8);
                requests.add(
                    request.op()
                        + (request.transactionId() == 0 ? "" : "@" + request.transactionId())
                        + " "
                        + payload.replace('\0', '|'));
                talk.reply(request, request.is(XsOp.TRANSACTION_START) ? "9" : answer);
              }
            })) {
      try (XenstoreClient store = Xenstore.connect(peer.socket())) {
        use.accept(store);
      }
      peer.join();
    }
    return requests;
  }

  @Test
  void every_method_sends_what_the_protocol_says() throws Exception {
    assertEquals(List.of("READ /a|"), asked("v", s -> s.read("/a")));
    assertEquals(List.of("DIRECTORY /a|"), asked("v", s -> s.list("/a")));
    assertEquals(List.of("WRITE /a|v"), asked("OK", s -> s.write("/a", "v")));
    assertEquals(List.of("MKDIR /a|"), asked("OK", s -> s.mkdir("/a")));
    assertEquals(List.of("RM /a|"), asked("OK", s -> s.rm("/a")));
    assertEquals(List.of("GET_PERMS /a|"), asked("n0", s -> s.permissions("/a")));
    assertEquals(
        List.of("SET_PERMS /a|n0|r5|"),
        asked(
            "OK",
            s -> s.setPermissions("/a", List.of(XsPermission.none(0), XsPermission.read(5)))));
    assertEquals(List.of("INTRODUCE 5|-1|2|"), asked("OK", s -> s.introduce(5, -1L, 2)));
    assertEquals(List.of("RELEASE 5|"), asked("OK", s -> s.release(5)));
    assertEquals(
        List.of("IS_DOMAIN_INTRODUCED 5|"), asked("T", s -> assertTrue(s.isIntroduced(5))));
    assertEquals(List.of("RESUME 5|"), asked("OK", s -> s.resume(5)));
    assertEquals(
        List.of("GET_DOMAIN_PATH 5|"),
        asked("/local/domain/5", s -> assertEquals("/local/domain/5", s.domainPath(5))));
    assertEquals(List.of("SET_TARGET 5|6|"), asked("OK", s -> s.setTarget(5, 6)));
    assertEquals(List.of("CONTROL help|"), asked("text", s -> s.control("help")));
    assertEquals(List.of("CONTROL log|on|"), asked("OK", s -> s.control("log", "on")));
    assertEquals(
        List.of("WATCH @releaseDomain|1|", "UNWATCH @releaseDomain|1|"),
        asked("OK", s -> s.watch("@releaseDomain", path -> {}).close()));
  }

  @Test
  void requests_of_a_transaction_carry_its_id() throws Exception {
    assertEquals(
        List.of("TRANSACTION_START |", "READ@9 /a|", "WRITE@9 /a|1", "TRANSACTION_END@9 T|"),
        asked(
            "OK",
            s ->
                s.transaction(
                    1,
                    t -> {
                      t.read("/a");
                      t.write("/a", "1");
                      return null;
                    })));
    assertEquals(
        List.of("TRANSACTION_START |", "TRANSACTION_END@9 F|"),
        asked(
            "OK",
            s ->
                s.transaction(
                    1,
                    t -> {
                      t.abort();
                      return null;
                    })));
  }

  @Test
  void replies_may_come_in_any_order_with_events_between_them() throws Exception {
    List<String> paths = List.of("/a", "/b", "/c", "/d");
    try (ScriptedPeer peer =
            new ScriptedPeer(
                talk -> {
                  List<XsPacket> requests = new ArrayList<>();
                  for (int i = 0; i < paths.size(); i++) {
                    requests.add(talk.next());
                  }
                  Collections.reverse(requests);
                  for (XsPacket request : requests) {
                    talk.event("/x", "unknown");
                    byte[] value = {request.payload()[1]};
                    talk.send(new XsPacket(XsOp.READ, request.requestId(), 0, value));
                  }
                });
        XenstoreClient store = Xenstore.connect(peer.socket())) {
      assertEquals(
          List.of(Optional.of("a"), Optional.of("b"), Optional.of("c"), Optional.of("d")),
          store.readAll(paths));
    }
  }

  @Test
  void writing_many_stops_at_nothing_and_throws_the_first_error() throws Exception {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("/a", "1");
    values.put("/b", "2");
    values.put("/c", "3");
    List<String> written = Collections.synchronizedList(new ArrayList<>());
    try (ScriptedPeer peer =
        new ScriptedPeer(
            talk -> {
              for (int i = 0; i < 3; i++) {
                XsPacket request = talk.next();
                written.add(new String(request.payload(), 0, 2, StandardCharsets.UTF_8));
                if (i == 0) {
                  talk.reply(request, "OK");
                } else {
                  talk.error(request, i == 1 ? "ENOSPC" : "EACCES");
                }
              }
            })) {
      try (XenstoreClient store = Xenstore.connect(peer.socket())) {
        XenstoreException e = assertThrows(XenstoreException.class, () -> store.writeAll(values));
        assertEquals(XsErrno.ENOSPC, e.errno());
        assertEquals("/b", e.path());
        assertEquals(
            "xenstored refused WRITE of /b: ENOSPC (a quota of xenstored is used up).",
            e.getMessage());
      }
      peer.join();
    }
    assertEquals(List.of("/a", "/b", "/c"), written);
  }

  @Test
  void a_long_list_is_read_in_parts_and_anew_when_it_changes() throws Exception {
    List<String> asked = Collections.synchronizedList(new ArrayList<>());
    try (ScriptedPeer peer =
        new ScriptedPeer(
            talk -> {
              talk.error(talk.next(), "E2BIG");
              String[][] parts = {
                {"5", "one", "two"}, {"6", "three", ""}, {"6", "one"}, {"6", "2", "three", ""}
              };
              for (String[] part : parts) {
                XsPacket request = talk.next();
                asked.add(new String(request.payload(), StandardCharsets.UTF_8));
                talk.reply(request, part);
              }
            })) {
      try (XenstoreClient store = Xenstore.connect(peer.socket())) {
        assertEquals(List.of("one", "2", "three"), store.list("/d"));
      }
      peer.join();
    }
    assertEquals(List.of("/d\0" + "0\0", "/d\0" + "8\0", "/d\0" + "0\0", "/d\0" + "4\0"), asked);
  }

  @Test
  void a_list_longer_than_a_packet_in_one_reply_is_taken_too() throws Exception {
    // oxenstored does this on a socket, and has no DIRECTORY_PART.
    byte[] names = "12345\0".repeat(2000).getBytes(StandardCharsets.UTF_8);
    try (ScriptedPeer peer =
            new ScriptedPeer(
                talk -> {
                  java.nio.ByteBuffer reply =
                      java.nio.ByteBuffer.allocate(16 + names.length)
                          .order(java.nio.ByteOrder.LITTLE_ENDIAN);
                  reply.putInt(1).putInt(talk.next().requestId()).putInt(0).putInt(names.length);
                  talk.raw(reply.put(names).array());
                });
        XenstoreClient store = Xenstore.connect(peer.socket())) {
      assertEquals(2000, store.list("/local/domain").size());
    }
  }

  @Test
  void values_are_bytes_and_text_is_utf8_with_replacement() throws Exception {
    byte[] value = {'a', (byte) 0xff, 'b'};
    try (ScriptedPeer peer =
            new ScriptedPeer(
                talk -> {
                  for (int i = 0; i < 2; i++) {
                    talk.send(new XsPacket(XsOp.READ, talk.next().requestId(), 0, value));
                  }
                });
        XenstoreClient store = Xenstore.connect(peer.socket())) {
      assertArrayEquals(value, store.readBytes("/a"));
      assertEquals("a\ufffdb", store.read("/a"));
    }
  }
}
