package xm.xenstore;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import xm.xenstore.wire.Payloads;
import xm.xenstore.wire.XsOp;
import xm.xenstore.wire.XsPacket;

/** Changing the store over a connection, for one transaction or none. */
class StoreWriter extends StoreReader implements XsWriter {

  StoreWriter(XsConnection connection, int transaction) {
    super(connection, transaction);
  }

  @Override
  public void write(String path, String value) {
    call(writing(path, value));
  }

  @Override
  public void writeAll(Map<String, String> values) {
    List<Exchange> exchanges = new ArrayList<>(values.size());
    for (Map.Entry<String, String> entry : values.entrySet()) {
      exchanges.add(writing(entry.getKey(), entry.getValue()));
    }
    connection.send(exchanges);
    XenstoreException first = null;
    for (Exchange exchange : exchanges) {
      XsPacket reply = collect(exchange);
      if (reply.is(XsOp.ERROR) && first == null) {
        first = Failures.refused(exchange, reply);
      }
    }
    if (first != null) {
      throw first;
    }
  }

  @Override
  public void mkdir(String path) {
    call(onPath(XsOp.MKDIR, path));
  }

  @Override
  public void rm(String path) {
    Exchange exchange = onPath(XsOp.RM, path);
    send(exchange);
    XsPacket reply = collect(exchange);
    if (reply.is(XsOp.ERROR)) {
      XenstoreException refused = Failures.refused(exchange, reply);
      // xenstored says ENOENT when the parent is missing too; what should be gone is gone.
      if (refused.errno() != XsErrno.ENOENT) {
        throw refused;
      }
    }
  }

  @Override
  public void setPermissions(String path, List<XsPermission> permissions) {
    XsPath.check(path);
    String[] words = new String[permissions.size() + 1];
    words[0] = path;
    for (int i = 0; i < permissions.size(); i++) {
      words[i + 1] = permissions.get(i).wire();
    }
    call(exchange(XsOp.SET_PERMS, path, Payloads.strings(words)));
  }

  private Exchange writing(String path, String value) {
    XsPath.check(path);
    return exchange(
        XsOp.WRITE, path, Payloads.pathAndValue(path, value.getBytes(StandardCharsets.UTF_8)));
  }
}
