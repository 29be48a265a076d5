package xm.toolstack.image;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import xm.toolstack.image.format.ImageFormatException;

/** JSON as maps, lists, texts, Long, Double, Boolean and null, in the order of the text. */
final class JsonTree {
  private static final JsonFactory JSON = new JsonFactory();

  /** libxl's configurations are four deep. */
  private static final int DEPTH_MOST = 32;

  private JsonTree() {}

  /**
   * Parses an object.
   *
   * @throws ImageFormatException when it is none
   */
  static Map<String, Object> parse(String text) {
    try (JsonParser parser = JSON.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new ImageFormatException("The image's configuration is no JSON object.");
      }
      Map<String, Object> tree = object(parser, 0);
      if (parser.nextToken() != null) {
        throw new ImageFormatException("The image's configuration has something after its end.");
      }
      return tree;
    } catch (IOException e) {
      throw new ImageFormatException("The image's configuration is damaged: no JSON.", e);
    }
  }

  private static Map<String, Object> object(JsonParser parser, int depth) throws IOException {
    Map<String, Object> map = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      map.put(name, value(parser, depth + 1));
    }
    return map;
  }

  private static Object value(JsonParser parser, int depth) throws IOException {
    if (depth > DEPTH_MOST) {
      throw new ImageFormatException(
          "The image's configuration is damaged: it is nested too deep.");
    }
    switch (parser.currentToken()) {
      case START_OBJECT -> {
        return object(parser, depth);
      }
      case START_ARRAY -> {
        List<Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          list.add(value(parser, depth + 1));
        }
        return list;
      }
      case VALUE_NUMBER_INT -> {
        BigInteger number = parser.getBigIntegerValue();
        return number.bitLength() < Long.SIZE ? (Object) number.longValue() : number.doubleValue();
      }
      case VALUE_NUMBER_FLOAT -> {
        return parser.getDoubleValue();
      }
      case VALUE_TRUE, VALUE_FALSE -> {
        return parser.getBooleanValue();
      }
      case VALUE_STRING -> {
        return parser.getText();
      }
      default -> {
        return null;
      }
    }
  }

  /** As libxl writes it: indented, with an end of line. */
  static String print(Map<String, ?> tree) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.useDefaultPrettyPrinter();
      write(json, tree);
    } catch (IOException e) {
      throw new UncheckedIOException("a string writer failed", e);
    }
    return text.append('\n').toString();
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
    } else if (value instanceof Long number) {
      json.writeNumber(number);
    } else if (value instanceof Double number) {
      json.writeNumber(number);
    } else if (value instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else if (value == null) {
      json.writeNull();
    } else {
      json.writeString(String.valueOf(value));
    }
  }
}
