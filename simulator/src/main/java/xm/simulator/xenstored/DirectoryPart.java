package xm.simulator.xenstored;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * One piece of a long child list: generation, names from a byte offset, an empty name at the end.
 */
final class DirectoryPart {

  private DirectoryPart() {}

  /**
   * @param offset in the bytes of all names, each with its NUL
   * @param limit most bytes of the answer
   */
  static byte[] of(StoreNode node, int offset, int limit) {
    byte[] names = Payload.of(node.children());
    byte[] generation = Long.toString(node.generation()).getBytes(StandardCharsets.US_ASCII);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(generation);
    out.write(0);
    int start = Math.max(0, Math.min(offset, names.length));
    int room = limit - generation.length - 2;
    int end = names.length;
    if (end - start > room) {
      end = start + room;
      while (end > start && names[end - 1] != 0) {
        end--;
      }
    }
    out.write(names, start, end - start);
    if (end == names.length) {
      out.write(0);
    }
    return out.toByteArray();
  }
}
