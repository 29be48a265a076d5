package xm.simulator.xenstored;

/** Takes the answer to a request. */
interface Reply {

  /** The payload of a successful answer. */
  void ok(byte[] payload);

  /** The name of the error. */
  void error(String name);
}
