package xm.simulator.xenstored;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import xm.xenstore.XsErrno;
import xm.xenstore.XsPermission;
import xm.xenstore.wire.XsOp;
import xm.xenstore.wire.XsPacket;

/** Turns requests of the wire protocol into operations on the store; not thread-safe. */
final class Dispatcher {
  private static final byte[] OK = Payload.of("OK");

  private final Store store;
  private final Optional<PathSchema> schema;
  private final RequestGate gate;

  Dispatcher(Store store, Optional<PathSchema> schema, RequestGate gate) {
    this.store = store;
    this.schema = schema;
    this.gate = gate;
  }

  /** Performs a request; the first event of a WATCH comes after its answer. */
  void request(StoreConnection connection, XsPacket request, Reply reply) {
    XsOp op = request.op();
    int transaction = request.transactionId();
    byte[] payload = request.payload();
    byte[] answer;
    try {
      if (op == null) {
        throw new StoreException(XsErrno.ENOSYS, XsOp.name(request.type()));
      }
      if (transaction != 0) {
        connection.transaction(transaction);
      }
      Optional<String> refusal = gate.refuse(op.name(), firstWord(payload));
      if (refusal.isPresent()) {
        reply.error(refusal.get());
        return;
      }
      answer = perform(connection, op, transaction, payload);
      if (answer.length > XsPacket.PAYLOAD_MAX_BYTES) {
        throw new StoreException(XsErrno.E2BIG, firstWord(payload));
      }
    } catch (StoreException e) {
      reply.error(e.errno().name());
      return;
    }
    reply.ok(answer);
    if (op == XsOp.WATCH) {
      List<String> words = Payload.strings(payload);
      connection.sink.event(words.get(0), words.get(1));
    }
  }

  private byte[] perform(StoreConnection connection, XsOp op, int transaction, byte[] payload) {
    switch (op) {
      case DIRECTORY, READ, GET_PERMS, DIRECTORY_PART -> {
        return query(connection, op, store.nodes(connection, transaction), payload);
      }
      case WRITE, MKDIR, RM, SET_PERMS -> {
        change(connection, op, store.nodes(connection, transaction), payload);
        return OK;
      }
      case WATCH -> {
        List<String> watch = Payload.atLeast(payload, 2);
        store.watch(connection, watch.get(0), watch.get(1));
        return OK;
      }
      case UNWATCH -> {
        List<String> unwatch = Payload.atLeast(payload, 2);
        store.watches.remove(
            connection, StorePath.absolute(unwatch.get(0), connection.domid), unwatch.get(1));
        return OK;
      }
      case RESET_WATCHES -> {
        store.watches.removeAll(connection);
        connection.dropTransactions();
        return OK;
      }
      case TRANSACTION_START -> {
        if (transaction != 0) {
          throw new StoreException(XsErrno.EBUSY, "transaction in a transaction");
        }
        return Payload.of(Integer.toString(store.startTransaction(connection)));
      }
      case TRANSACTION_END -> {
        store.endTransaction(connection, transaction, commit(payload));
        return OK;
      }
      default -> {
        return domainOperation(connection, op, payload);
      }
    }
  }

  private static byte[] query(
      StoreConnection connection, XsOp op, NodeOperations nodes, byte[] payload) {
    switch (op) {
      case READ -> {
        return nodes.readable(onePath(connection, payload)).value();
      }
      case DIRECTORY -> {
        return Payload.of(nodes.readable(onePath(connection, payload)).children());
      }
      case GET_PERMS -> {
        StoreNode node = nodes.readable(onePath(connection, payload));
        return Payload.of(node.permissions().stream().map(XsPermission::wire).toList());
      }
      default -> {
        List<String> words = Payload.strings(payload);
        if (words.size() != 2) {
          throw new StoreException(XsErrno.EINVAL, "DIRECTORY_PART");
        }
        return DirectoryPart.of(
            nodes.readable(StorePath.node(words.get(0), connection.domid)),
            Payload.number(words.get(1)),
            XsPacket.PAYLOAD_MAX_BYTES);
      }
    }
  }

  private void change(StoreConnection connection, XsOp op, NodeOperations nodes, byte[] payload) {
    int nul = Payload.indexOfNul(payload);
    if (nul < 0) {
      throw new StoreException(XsErrno.EINVAL, "payload");
    }
    String path = Payload.strings(payload).get(0);
    if (op == XsOp.SET_PERMS && StorePath.special(path)) {
      permitSpecial(connection, path);
      return;
    }
    String node = StorePath.node(path, connection.domid);
    byte[] rest = Arrays.copyOfRange(payload, nul + 1, payload.length);
    if (connection.pathsChecked && schema.isPresent() && op != XsOp.RM) {
      schema.get().check(node, op == XsOp.WRITE && rest.length > 0);
    }
    switch (op) {
      case WRITE -> nodes.write(node, rest);
      case MKDIR -> nodes.mkdir(node);
      case RM -> nodes.remove(node);
      default -> nodes.setPermissions(node, Store.parsePermissions(Payload.strings(rest)));
    }
  }

  /** Who may watch the special paths: domain 0 only here, so there is nothing to note. */
  private static void permitSpecial(StoreConnection connection, String path) {
    boolean known =
        path.equals(StorePath.INTRODUCE_DOMAIN) || path.equals(StorePath.RELEASE_DOMAIN);
    if (!known) {
      throw new StoreException(XsErrno.EINVAL, path);
    }
    if (!connection.privileged()) {
      throw new StoreException(XsErrno.EACCES, path);
    }
  }

  private byte[] domainOperation(StoreConnection connection, XsOp op, byte[] payload) {
    switch (op) {
      case GET_DOMAIN_PATH -> {
        return Payload.of(StorePath.home(Payload.number(Payload.one(payload))));
      }
      case IS_DOMAIN_INTRODUCED -> {
        return Payload.of(store.introduced(Payload.number(Payload.one(payload))) ? "T" : "F");
      }
      case INTRODUCE, RELEASE, RESUME, SET_TARGET, CONTROL -> {
        if (!connection.privileged()) {
          throw new StoreException(XsErrno.EACCES, op.name());
        }
        return privilegedOperation(op, payload);
      }
      default -> throw new StoreException(XsErrno.ENOSYS, op.name());
    }
  }

  private byte[] privilegedOperation(XsOp op, byte[] payload) {
    switch (op) {
      case INTRODUCE -> {
        List<String> words = Payload.atLeast(payload, 3);
        store.introduce(Payload.number(words.get(0)), Payload.number(words.get(2)));
        return OK;
      }
      case RELEASE -> {
        store.release(Payload.number(Payload.one(payload)));
        return OK;
      }
      case RESUME -> {
        store.resume(Payload.number(Payload.one(payload)));
        return OK;
      }
      case SET_TARGET -> {
        List<String> domids = Payload.atLeast(payload, 2);
        store.setTarget(Payload.number(domids.get(0)), Payload.number(domids.get(1)));
        return OK;
      }
      default -> {
        return control(Payload.atLeast(payload, 1).get(0));
      }
    }
  }

  private byte[] control(String command) {
    return switch (command) {
      case "help" -> Payload.of("help\ncheck\nmemreport\n");
      case "check" -> OK;
      case "memreport" ->
          Payload.of("nodes " + store.table.size() + "\nwatches " + store.watches.size() + "\n");
      default -> throw new StoreException(XsErrno.EINVAL, command);
    };
  }

  private static boolean commit(byte[] payload) {
    String word = Payload.one(payload);
    if (!word.equals("T") && !word.equals("F")) {
      throw new StoreException(XsErrno.EINVAL, word);
    }
    return word.equals("T");
  }

  private static String onePath(StoreConnection connection, byte[] payload) {
    return StorePath.node(Payload.one(payload), connection.domid);
  }

  private static String firstWord(byte[] payload) {
    List<String> words = Payload.strings(payload);
    return words.isEmpty() ? "" : words.get(0);
  }
}
