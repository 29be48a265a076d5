package xm.simulator.qemu;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import xm.simulator.io.SocketHandler;
import xm.simulator.io.SocketPeer;
import xm.toolstack.json.JsonTree;

/** One client of a simulated QEMU: greeting, then a line of JSON for each line of JSON. */
final class QmpConversation implements SocketHandler {

  /** No command is this long. */
  private static final int LINE_MAX = 1 << 20;

  private final SimulatedQemu qemu;
  private final SocketPeer peer;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  QmpConversation(SimulatedQemu qemu, SocketPeer peer) {
    this.qemu = qemu;
    this.peer = peer;
    Map<String, Object> number = Map.of("major", 7L, "minor", 2L, "micro", 0L);
    send(
        Map.of(
            "QMP",
            Map.of(
                "version",
                Map.of("qemu", number, "package", "simulated"),
                "capabilities",
                List.of())));
  }

  @Override
  public void received(ByteBuffer bytes) {
    while (bytes.hasRemaining()) {
      byte b = bytes.get();
      if (b == '\n') {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        if (!text.isBlank()) {
          send(answer(text));
        }
      } else {
        line.write(b);
      }
    }
    if (line.size() > LINE_MAX) {
      throw new IllegalStateException("a QMP command without an end");
    }
  }

  @Override
  public void closed() {
    line.reset();
  }

  private Map<String, Object> answer(String text) {
    try {
      Map<String, Object> request = JsonTree.parse(text);
      String command = String.valueOf(request.get("execute"));
      Map<String, Object> arguments = new LinkedHashMap<>();
      if (request.get("arguments") instanceof Map<?, ?> given) {
        given.forEach((key, value) -> arguments.put(String.valueOf(key), String.valueOf(value)));
      }
      return Map.of("return", qemu.execute(command, arguments));
    } catch (IOException e) {
      return error("GenericError", "JSON parse error, " + e.getMessage());
    } catch (SimulatedQemu.QmpError e) {
      return error(e.errorClass, e.getMessage());
    }
  }

  private static Map<String, Object> error(String errorClass, String text) {
    return Map.of("error", Map.of("class", errorClass, "desc", text));
  }

  private void send(Map<String, Object> message) {
    peer.send((JsonTree.line(message) + "\r\n").getBytes(StandardCharsets.UTF_8));
  }
}
