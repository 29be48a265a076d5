package xm.xenstore;

import xm.xenstore.wire.Payloads;
import xm.xenstore.wire.XsOp;

/** A transaction between TRANSACTION_START and TRANSACTION_END. */
final class OpenTransaction extends StoreWriter implements XsTransaction {
  private boolean aborted;
  private boolean ended;

  private OpenTransaction(XsConnection connection, int id) {
    super(connection, id);
  }

  static OpenTransaction start(StoreReader client) {
    Exchange exchange = client.exchange(XsOp.TRANSACTION_START, "", Payloads.none());
    String id = Payloads.first(client.call(exchange).payload());
    try {
      return new OpenTransaction(client.connection, Integer.parseUnsignedInt(id));
    } catch (NumberFormatException e) {
      throw Failures.malformed(exchange, id);
    }
  }

  @Override
  public void abort() {
    aborted = true;
  }

  boolean isAborted() {
    return aborted;
  }

  /** Commits or discards; a conflict is thrown as EAGAIN. */
  void end(boolean commit) {
    Exchange exchange = exchange(XsOp.TRANSACTION_END, "", Payloads.strings(commit ? "T" : "F"));
    ended = true;
    call(exchange);
  }

  @Override
  Exchange exchange(XsOp op, String path, byte[] payload) {
    if (ended) {
      throw new IllegalStateException("the transaction has ended; " + op + " came too late");
    }
    return super.exchange(op, path, payload);
  }
}
