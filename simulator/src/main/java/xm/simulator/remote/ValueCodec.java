package xm.simulator.remote;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Values of the hypervisor port as bytes: numbers, texts, lists, and the records and enums of
 * {@code xm.xenctrl}. Nothing else can be made from bytes, unlike with Java's own serialization,
 * whose start also costs a command more than its whole conversation.
 */
final class ValueCodec {
  private static final String PACKAGE = "xm.xenctrl.";
  private static final int LENGTH_MAX = 1 << 20;

  private ValueCodec() {}

  static void write(DataOutput out, Object value) throws IOException {
    if (value == null) {
      out.writeByte('N');
    } else if (value instanceof Boolean b) {
      out.writeByte('Z');
      out.writeBoolean(b);
    } else if (value instanceof Integer i) {
      out.writeByte('I');
      out.writeInt(i);
    } else if (value instanceof Long l) {
      out.writeByte('J');
      out.writeLong(l);
    } else if (value instanceof String s) {
      out.writeByte('S');
      writeBytes(out, s.getBytes(StandardCharsets.UTF_8));
    } else if (value instanceof UUID u) {
      out.writeByte('U');
      out.writeLong(u.getMostSignificantBits());
      out.writeLong(u.getLeastSignificantBits());
    } else if (value instanceof BitSet bits) {
      out.writeByte('B');
      writeBytes(out, bits.toByteArray());
    } else if (value instanceof byte[] bytes) {
      out.writeByte('Y');
      writeBytes(out, bytes);
    } else if (value instanceof List<?> list) {
      out.writeByte('L');
      out.writeInt(list.size());
      for (Object item : list) {
        write(out, item);
      }
    } else if (value instanceof Optional<?> optional) {
      out.writeByte('O');
      write(out, optional.orElse(null));
    } else if (value instanceof Enum<?> constant) {
      out.writeByte('E');
      out.writeUTF(name(constant.getDeclaringClass()));
      out.writeUTF(constant.name());
    } else {
      writeRecord(out, value);
    }
  }

  static Object read(DataInput in) throws IOException {
    char tag = (char) in.readByte();
    switch (tag) {
      case 'N' -> {
        return null;
      }
      case 'Z' -> {
        return in.readBoolean();
      }
      case 'I' -> {
        return in.readInt();
      }
      case 'J' -> {
        return in.readLong();
      }
      case 'S' -> {
        return new String(readBytes(in), StandardCharsets.UTF_8);
      }
      case 'U' -> {
        return new UUID(in.readLong(), in.readLong());
      }
      case 'B' -> {
        return BitSet.valueOf(readBytes(in));
      }
      case 'Y' -> {
        return readBytes(in);
      }
      case 'L' -> {
        int size = length(in.readInt());
        List<Object> list = new ArrayList<>(Math.min(size, 1024));
        for (int i = 0; i < size; i++) {
          list.add(read(in));
        }
        return list;
      }
      case 'O' -> {
        return Optional.ofNullable(read(in));
      }
      case 'E' -> {
        return constant(type(in.readUTF()), in.readUTF());
      }
      case 'R' -> {
        return readRecord(in);
      }
      default -> throw new IOException("unknown kind of value '" + tag + "'");
    }
  }

  private static void writeRecord(DataOutput out, Object value) throws IOException {
    RecordComponent[] components = value.getClass().getRecordComponents();
    if (components == null) {
      throw new IOException("a " + value.getClass().getName() + " cannot be sent");
    }
    out.writeByte('R');
    out.writeUTF(name(value.getClass()));
    for (RecordComponent component : components) {
      try {
        write(out, component.getAccessor().invoke(value));
      } catch (ReflectiveOperationException e) {
        throw new IOException(e);
      }
    }
  }

  private static Object readRecord(DataInput in) throws IOException {
    Class<?> type = type(in.readUTF());
    RecordComponent[] components = type.getRecordComponents();
    if (components == null) {
      throw new IOException(type.getName() + " is no record");
    }
    Class<?>[] types = new Class<?>[components.length];
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      values[i] = read(in);
    }
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      throw new IOException(type.getName() + " cannot be made", e);
    }
  }

  private static Object constant(Class<?> type, String name) throws IOException {
    Object[] constants = type.getEnumConstants();
    if (constants != null) {
      for (Object constant : constants) {
        if (((Enum<?>) constant).name().equals(name)) {
          return constant;
        }
      }
    }
    throw new IOException(type.getName() + " has no " + name);
  }

  private static String name(Class<?> type) throws IOException {
    if (!type.getName().startsWith(PACKAGE)) {
      throw new IOException("a " + type.getName() + " cannot be sent");
    }
    return type.getName().substring(PACKAGE.length());
  }

  /** A class directly in the package; a dot in the name would lead elsewhere. */
  private static Class<?> type(String name) throws IOException {
    if (name.indexOf('.') >= 0) {
      throw new IOException("not a type of this conversation: " + name);
    }
    try {
      return Class.forName(PACKAGE + name);
    } catch (ClassNotFoundException e) {
      throw new IOException("not a type of this conversation: " + name, e);
    }
  }

  private static void writeBytes(DataOutput out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static byte[] readBytes(DataInput in) throws IOException {
    byte[] bytes = new byte[length(in.readInt())];
    in.readFully(bytes);
    return bytes;
  }

  private static int length(int announced) throws IOException {
    if (announced < 0 || announced > LENGTH_MAX) {
      throw new IOException("impossible length " + announced);
    }
    return announced;
  }
}
