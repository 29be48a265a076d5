package xm.simulator.qemu;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import xm.simulator.io.SocketHandler;
import xm.simulator.io.SocketPeer;

/** One client of a simulated QEMU: greeting, then a line of JSON for each line of JSON. */
final class QmpConversation implements SocketHandler {
  private static final JsonFactory JSON = new JsonFactory();

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
      String command = "";
      Map<String, Object> arguments = new LinkedHashMap<>();
      try (JsonParser parser = JSON.createParser(text)) {
        parser.nextToken();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          String name = parser.currentName();
          parser.nextToken();
          if (name.equals("execute")) {
            command = parser.getText();
          } else if (name.equals("arguments")) {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
              String key = parser.currentName();
              parser.nextToken();
              arguments.put(key, parser.getText());
            }
          } else {
            parser.skipChildren();
          }
        }
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
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      write(json, message);
    } catch (IOException e) {
      throw new IllegalStateException("a string writer failed", e);
    }
    peer.send(text.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
  }

  private static void write(JsonGenerator json, Object value) throws IOException {
    if (value instanceof Map<?, ?> map) {
      json.writeStartObject();
      for (Map.Entry<?, ?> each : map.entrySet()) {
        json.writeFieldName(String.valueOf(each.getKey()));
        write(json, each.getValue());
      }
      json.writeEndObject();
    } else if (value instanceof List<?> list) {
      json.writeStartArray();
      for (Object each : list) {
        write(json, each);
      }
      json.writeEndArray();
    } else if (value instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else if (value instanceof Long number) {
      json.writeNumber(number);
    } else {
      json.writeString(String.valueOf(value));
    }
  }
}
