package xm.xenstore;

import java.util.ArrayList;
import java.util.List;
import xm.xenstore.wire.Payloads;
import xm.xenstore.wire.XsOp;
import xm.xenstore.wire.XsPacket;

/**
 * DIRECTORY_PART: a list of children that is longer than a packet, part by part. Each part begins
 * with the node's generation; when that changes, what was read before is void. An empty name marks
 * the end (docs/misc/xenstore.txt and send_directory_part in Xen 4.17's xenstored_core.c).
 */
final class DirectoryInParts {
  private final StoreReader reader;
  private final String path;
  private final List<String> names = new ArrayList<>();
  private String generation = "";

  /** Bytes of names received so far, each with its NUL. */
  private int offset;

  DirectoryInParts(StoreReader reader, String path) {
    this.reader = reader;
    this.path = path;
  }

  /**
   * All names.
   *
   * @throws XenstoreException (EBUSY) when the list does not hold still up to the request deadline
   */
  List<String> read() {
    long deadline = reader.connection.deadline();
    while (!addPart()) {
      if (deadline - System.nanoTime() < 0) {
        throw new XenstoreException(
            "The children of " + path + " changed faster than they could be listed.",
            XsErrno.EBUSY,
            path);
      }
    }
    return names;
  }

  /** Returns whether the list is complete. */
  private boolean addPart() {
    Exchange exchange =
        reader.exchange(
            XsOp.DIRECTORY_PART, path, Payloads.strings(path, Integer.toString(offset)));
    XsPacket reply = reader.call(exchange);
    List<String> words = Payloads.split(reply.payload());
    if (words.size() < 2) {
      throw Failures.malformed(exchange, Payloads.text(reply.payload()));
    }
    if (!words.get(0).equals(generation)) {
      generation = words.get(0);
      if (offset > 0) {
        names.clear();
        offset = 0;
        return false;
      }
    }
    for (int i = 1; i < words.size(); i++) {
      String name = words.get(i);
      if (name.isEmpty()) {
        return true;
      }
      names.add(name);
      // Names in the store are of the path's characters, one byte each.
      offset += name.length() + 1;
    }
    return false;
  }
}
