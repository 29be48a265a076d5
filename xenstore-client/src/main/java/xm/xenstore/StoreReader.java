package xm.xenstore;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import xm.xenstore.wire.Payloads;
import xm.xenstore.wire.XsOp;
import xm.xenstore.wire.XsPacket;

/** Reading over a connection, for one transaction or none. */
class StoreReader implements XsReader {
  final XsConnection connection;
  final int transaction;

  StoreReader(XsConnection connection, int transaction) {
    this.connection = connection;
    this.transaction = transaction;
  }

  @Override
  public String read(String path) {
    return utf8(readBytes(path));
  }

  @Override
  public byte[] readBytes(String path) {
    return call(onPath(XsOp.READ, path)).payload();
  }

  @Override
  public Optional<String> readIfExists(String path) {
    Exchange exchange = onPath(XsOp.READ, path);
    send(exchange);
    return valueIfExists(exchange);
  }

  @Override
  public List<Optional<String>> readAll(List<String> paths) {
    List<Exchange> exchanges = onPaths(XsOp.READ, paths);
    connection.send(exchanges);
    List<Optional<String>> values = new ArrayList<>(exchanges.size());
    for (Exchange exchange : exchanges) {
      values.add(valueIfExists(exchange));
    }
    return values;
  }

  @Override
  public List<String> list(String path) {
    Exchange exchange = onPath(XsOp.DIRECTORY, path);
    send(exchange);
    return children(exchange);
  }

  @Override
  public List<String> listIfExists(String path) {
    Exchange exchange = onPath(XsOp.DIRECTORY, path);
    send(exchange);
    return childrenIfExists(exchange);
  }

  @Override
  public List<List<String>> listAll(List<String> paths) {
    List<Exchange> exchanges = onPaths(XsOp.DIRECTORY, paths);
    connection.send(exchanges);
    List<List<String>> lists = new ArrayList<>(exchanges.size());
    for (Exchange exchange : exchanges) {
      lists.add(childrenIfExists(exchange));
    }
    return lists;
  }

  @Override
  public List<XsPermission> permissions(String path) {
    Exchange exchange = onPath(XsOp.GET_PERMS, path);
    byte[] payload = call(exchange).payload();
    List<XsPermission> permissions = new ArrayList<>();
    for (String wire : Payloads.split(payload)) {
      try {
        permissions.add(XsPermission.parse(wire));
      } catch (IllegalArgumentException e) {
        throw Failures.malformed(exchange, wire);
      }
    }
    return permissions;
  }

  /** A request on one node; the path has been checked, nothing is sent yet. */
  Exchange onPath(XsOp op, String path) {
    XsPath.check(path);
    return exchange(op, path, Payloads.strings(path));
  }

  private List<Exchange> onPaths(XsOp op, List<String> paths) {
    List<Exchange> exchanges = new ArrayList<>(paths.size());
    for (String path : paths) {
      exchanges.add(onPath(op, path));
    }
    return exchanges;
  }

  /** A request; refused here when xenstored would end the connection over its size. */
  Exchange exchange(XsOp op, String path, byte[] payload) {
    return checked(new Exchange(op, path, transaction, payload));
  }

  final Exchange checked(Exchange exchange) {
    if (exchange.payload.length > connection.payloadMaxBytes()) {
      throw Failures.tooLarge(exchange, connection.payloadMaxBytes());
    }
    return exchange;
  }

  final void send(Exchange exchange) {
    connection.send(Collections.singletonList(exchange));
  }

  final XsPacket call(Exchange exchange) {
    send(exchange);
    return answer(exchange);
  }

  /** The reply; an ERROR is thrown. */
  final XsPacket answer(Exchange exchange) {
    XsPacket reply = collect(exchange);
    if (reply.is(XsOp.ERROR)) {
      throw Failures.refused(exchange, reply);
    }
    return reply;
  }

  /** Waits for the reply, an ERROR included. */
  XsPacket collect(Exchange exchange) {
    return connection.collect(exchange);
  }

  private Optional<String> valueIfExists(Exchange exchange) {
    XsPacket reply = collect(exchange);
    if (!reply.is(XsOp.ERROR)) {
      return Optional.of(utf8(reply.payload()));
    }
    if (isMissing(reply)) {
      return Optional.empty();
    }
    throw Failures.refused(exchange, reply);
  }

  private List<String> childrenIfExists(Exchange exchange) {
    XsPacket reply = collect(exchange);
    if (!reply.is(XsOp.ERROR)) {
      return Payloads.split(reply.payload());
    }
    if (isMissing(reply)) {
      return Collections.emptyList();
    }
    return inPartsOr(Failures.refused(exchange, reply));
  }

  private List<String> children(Exchange exchange) {
    XsPacket reply = collect(exchange);
    return reply.is(XsOp.ERROR)
        ? inPartsOr(Failures.refused(exchange, reply))
        : Payloads.split(reply.payload());
  }

  /** A list longer than a packet comes in parts; any other refusal is thrown. */
  private List<String> inPartsOr(XenstoreException refused) {
    if (refused.errno() != XsErrno.E2BIG) {
      throw refused;
    }
    return new DirectoryInParts(this, refused.path()).read();
  }

  /** Found in the reply itself: an exception for each of a thousand missing nodes would show. */
  private static boolean isMissing(XsPacket reply) {
    return Payloads.first(reply.payload()).equals("ENOENT");
  }

  private static String utf8(byte[] value) {
    return new String(value, StandardCharsets.UTF_8);
  }
}
