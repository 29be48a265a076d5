package xm.config.schema;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Where the named bits of xl's {@code cpuid} are; the names are in {@code cpuid-names.txt}, which
 * is read when a configuration has such a name.
 */
public final class CpuidTable {
  private static final String RESOURCE = "cpuid-names.txt";
  private static final int HEX = 16;
  private static final Map<String, Field> FIELDS = read();

  private CpuidTable() {}

  /**
   * A place of one or several bits.
   *
   * @param register eax, ebx, ecx or edx; empty for an MSR
   * @param index the leaf, or the number of the MSR
   * @param subleaf -1 for a leaf without
   * @param bit the lowest one
   * @param length number of bits
   */
  record Field(String register, long index, long subleaf, int bit, int length) {
    boolean isMsr() {
      return register.isEmpty();
    }

    /** The same register, other bits. */
    Field at(int otherBit, int otherLength) {
      return new Field(register, index, subleaf, otherBit, otherLength);
    }
  }

  /** Null for a name that no Xen knows. */
  static Field find(String name) {
    return FIELDS.get(name);
  }

  static Set<String> names() {
    return FIELDS.keySet();
  }

  /**
   * The text of {@code cpuid} for bits of an MSR, which has no other form; empty when none of them
   * has a name.
   *
   * @param bits one character for each, the highest bit first
   */
  public static String msrWords(long index, String bits) {
    StringBuilder words = new StringBuilder();
    FIELDS.forEach(
        (name, field) -> {
          int at = bits.length() - 1 - field.bit();
          if (field.isMsr()
              && field.index() == index
              && at >= 0
              && "01k".indexOf(bits.charAt(at)) >= 0) {
            words
                .append(words.isEmpty() ? "host," : ",")
                .append(name)
                .append('=')
                .append(bits.charAt(at));
          }
        });
    return words.toString();
  }

  private static Map<String, Field> read() {
    Map<String, Field> fields = new TreeMap<>();
    try (InputStream in = CpuidTable.class.getResourceAsStream(RESOURCE);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.startsWith("#")) {
          line(line.split(" "), fields);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The names of CPUID bits in xm's jar cannot be read", e);
    }
    return fields;
  }

  private static void line(String[] words, Map<String, Field> fields) {
    boolean msr = words[0].equals("msr");
    long index = Long.parseLong(words[msr ? 1 : 0], HEX);
    long subleaf = msr || words[1].equals("-") ? -1 : Long.parseLong(words[1], HEX);
    for (int i = msr ? 2 : 3; i < words.length; i++) {
      int equals = words[i].indexOf('=');
      String[] place = words[i].substring(0, equals).split(":", 2);
      fields.put(
          words[i].substring(equals + 1),
          new Field(
              msr ? "" : words[2],
              index,
              subleaf,
              Integer.parseInt(place[0]),
              place.length > 1 ? Integer.parseInt(place[1]) : 1));
    }
  }
}
