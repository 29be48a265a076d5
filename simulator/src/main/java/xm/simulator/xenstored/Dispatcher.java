package xm.simulator.xenstored;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import xm.xenstore.XsErrno;
import xm.xenstore.XsPermission;

/** Turns requests of the wire protocol into operations on the store; not thread-safe. */
final class Dispatcher {
  private static final int PAYLOAD_MAX = 4096;
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
  void request(StoreConnection connection, int op, int transaction, byte[] payload, Reply reply) {
    byte[] answer;
    try {
      if (transaction != 0) {
        connection.transaction(transaction);
      }
      Optional<String> refusal = gate.refuse(StoreOp.name(op), firstWord(payload));
      if (refusal.isPresent()) {
        reply.error(refusal.get());
        return;
      }
      answer = perform(connection, op, transaction, payload);
      if (answer.length > PAYLOAD_MAX) {
        throw new StoreException(XsErrno.E2BIG, firstWord(payload));
      }
    } catch (StoreException e) {
      reply.error(e.errno().name());
      return;
    }
    reply.ok(answer);
    if (op == StoreOp.WATCH) {
      List<String> words = Payload.strings(payload);
      connection.sink.event(words.get(0), words.get(1));
    }
  }

  private byte[] perform(StoreConnection connection, int op, int transaction, byte[] payload) {
    switch (op) {
      case StoreOp.DIRECTORY:
      case StoreOp.READ:
      case StoreOp.GET_PERMS:
      case StoreOp.DIRECTORY_PART:
        return query(connection, op, store.nodes(connection, transaction), payload);
      case StoreOp.WRITE:
      case StoreOp.MKDIR:
      case StoreOp.RM:
      case StoreOp.SET_PERMS:
        change(connection, op, store.nodes(connection, transaction), payload);
        return OK;
      case StoreOp.WATCH:
        List<String> watch = Payload.atLeast(payload, 2);
        store.watch(connection, watch.get(0), watch.get(1));
        return OK;
      case StoreOp.UNWATCH:
        List<String> unwatch = Payload.atLeast(payload, 2);
        store.watches.remove(
            connection, StorePath.absolute(unwatch.get(0), connection.domid), unwatch.get(1));
        return OK;
      case StoreOp.RESET_WATCHES:
        store.watches.removeAll(connection);
        connection.dropTransactions();
        return OK;
      case StoreOp.TRANSACTION_START:
        if (transaction != 0) {
          throw new StoreException(XsErrno.EBUSY, "transaction in a transaction");
        }
        return Payload.of(Integer.toString(store.startTransaction(connection)));
      case StoreOp.TRANSACTION_END:
        store.endTransaction(connection, transaction, commit(payload));
        return OK;
      default:
        return domainOperation(connection, op, payload);
    }
  }

  private static byte[] query(
      StoreConnection connection, int op, NodeOperations nodes, byte[] payload) {
    switch (op) {
      case StoreOp.READ:
        return nodes.readable(onePath(connection, payload)).value();
      case StoreOp.DIRECTORY:
        return Payload.of(nodes.readable(onePath(connection, payload)).children());
      case StoreOp.GET_PERMS:
        StoreNode node = nodes.readable(onePath(connection, payload));
        return Payload.of(node.permissions().stream().map(XsPermission::wire).toList());
      default:
        List<String> words = Payload.strings(payload);
        if (words.size() != 2) {
          throw new StoreException(XsErrno.EINVAL, "DIRECTORY_PART");
        }
        return DirectoryPart.of(
            nodes.readable(StorePath.node(words.get(0), connection.domid)),
            Payload.number(words.get(1)),
            PAYLOAD_MAX);
    }
  }

  private void change(StoreConnection connection, int op, NodeOperations nodes, byte[] payload) {
    int nul = Payload.indexOfNul(payload);
    if (nul < 0) {
      throw new StoreException(XsErrno.EINVAL, "payload");
    }
    String path = Payload.strings(payload).get(0);
    if (op == StoreOp.SET_PERMS && StorePath.special(path)) {
      permitSpecial(connection, path);
      return;
    }
    String node = StorePath.node(path, connection.domid);
    byte[] rest = Arrays.copyOfRange(payload, nul + 1, payload.length);
    if (connection.pathsChecked && schema.isPresent() && op != StoreOp.RM) {
      schema.get().check(node, op == StoreOp.WRITE && rest.length > 0);
    }
    switch (op) {
      case StoreOp.WRITE:
        nodes.write(node, rest);
        break;
      case StoreOp.MKDIR:
        nodes.mkdir(node);
        break;
      case StoreOp.RM:
        nodes.remove(node);
        break;
      default:
        nodes.setPermissions(node, Store.parsePermissions(Payload.strings(rest)));
        break;
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

  private byte[] domainOperation(StoreConnection connection, int op, byte[] payload) {
    switch (op) {
      case StoreOp.GET_DOMAIN_PATH:
        return Payload.of(StorePath.home(Payload.number(Payload.one(payload))));
      case StoreOp.IS_DOMAIN_INTRODUCED:
        return Payload.of(
            store.introduced(Payload.number(Payload.one(payload))) ? "T" : "F");
      case StoreOp.INTRODUCE:
      case StoreOp.RELEASE:
      case StoreOp.RESUME:
      case StoreOp.SET_TARGET:
      case StoreOp.CONTROL:
        if (!connection.privileged()) {
          throw new StoreException(XsErrno.EACCES, StoreOp.name(op));
        }
        return privilegedOperation(op, payload);
      default:
        throw new StoreException(XsErrno.ENOSYS, "operation " + op);
    }
  }

  private byte[] privilegedOperation(int op, byte[] payload) {
    switch (op) {
      case StoreOp.INTRODUCE:
        List<String> words = Payload.atLeast(payload, 3);
        store.introduce(Payload.number(words.get(0)), Payload.number(words.get(2)));
        return OK;
      case StoreOp.RELEASE:
        store.release(Payload.number(Payload.one(payload)));
        return OK;
      case StoreOp.RESUME:
        store.resume(Payload.number(Payload.one(payload)));
        return OK;
      case StoreOp.SET_TARGET:
        List<String> domids = Payload.atLeast(payload, 2);
        store.setTarget(Payload.number(domids.get(0)), Payload.number(domids.get(1)));
        return OK;
      default:
        return control(Payload.atLeast(payload, 1).get(0));
    }
  }

  private byte[] control(String command) {
    switch (command) {
      case "help":
        return Payload.of("help\ncheck\nmemreport\n");
      case "check":
        return OK;
      case "memreport":
        return Payload.of(
            "nodes " + store.table.size() + "\nwatches " + store.watches.size() + "\n");
      default:
        throw new StoreException(XsErrno.EINVAL, command);
    }
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
