package xm.cli.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * JSON to standard output, one field to a line, everything beyond ASCII escaped, so that no name
 * can do anything to a terminal. Field names carry units; docs/json-output.md lists them.
 */
public final class JsonWriter implements AutoCloseable {
  private final JsonGenerator generator;
  private final PrintStream out;

  public JsonWriter(PrintStream out) {
    this(out, true);
  }

  /** Everything on one line. */
  public static JsonWriter onOneLine(PrintStream out) {
    return new JsonWriter(out, false);
  }

  private JsonWriter(PrintStream out, boolean pretty) {
    this.out = out;
    JsonFactory factory = JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    printer.indentArraysWith(indenter);
    printer.indentObjectsWith(indenter);
    try {
      generator = factory.createGenerator(out);
      generator.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      if (pretty) {
        generator.setPrettyPrinter(printer);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public JsonWriter startArray() {
    return write(JsonGenerator::writeStartArray);
  }

  /** Starts an array as the value of a field. */
  public JsonWriter startArray(String name) {
    return write(g -> g.writeArrayFieldStart(name));
  }

  public JsonWriter endArray() {
    return write(JsonGenerator::writeEndArray);
  }

  public JsonWriter startObject() {
    return write(JsonGenerator::writeStartObject);
  }

  public JsonWriter endObject() {
    return write(JsonGenerator::writeEndObject);
  }

  public JsonWriter field(String name, String value) {
    return write(g -> g.writeStringField(name, value));
  }

  public JsonWriter field(String name, long value) {
    return write(g -> g.writeNumberField(name, value));
  }

  public JsonWriter field(String name, boolean value) {
    return write(g -> g.writeBooleanField(name, value));
  }

  public JsonWriter nullField(String name) {
    return write(g -> g.writeNullField(name));
  }

  /** An element of an array. */
  public JsonWriter element(long value) {
    return write(g -> g.writeNumber(value));
  }

  public JsonWriter element(String value) {
    return write(g -> g.writeString(value));
  }

  /** Starts an object as the value of a field. */
  public JsonWriter startObject(String name) {
    return write(g -> g.writeObjectFieldStart(name));
  }

  /** A field of any JSON type: String, number, Boolean, List, Map or null. */
  public JsonWriter any(String name, Object value) {
    return write(
        g -> {
          g.writeFieldName(name);
          anyValue(g, value);
        });
  }

  private static void anyValue(JsonGenerator g, Object value) throws IOException {
    if (value instanceof Map<?, ?> map) {
      g.writeStartObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        g.writeFieldName(String.valueOf(entry.getKey()));
        anyValue(g, entry.getValue());
      }
      g.writeEndObject();
    } else if (value instanceof List<?> list) {
      g.writeStartArray();
      for (Object item : list) {
        anyValue(g, item);
      }
      g.writeEndArray();
    } else {
      g.writeObject(value); // the simple types need no codec
    }
  }

  @Override
  public void close() {
    write(JsonGenerator::close);
    out.print('\n');
  }

  private interface Call {
    void on(JsonGenerator generator) throws IOException;
  }

  private JsonWriter write(Call call) {
    try {
      call.on(generator);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
