package xm.simulator.xenstored;

/** Takes watch events of one connection; called with the store locked, so it must only queue. */
interface EventSink {
  void event(String path, String token);
}
