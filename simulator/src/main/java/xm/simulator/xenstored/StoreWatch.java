package xm.simulator.xenstored;

/**
 * A registered watch.
 *
 * @param path absolute or special
 * @param relative whether it was given relative to the home directory; its events are then as well
 */
record StoreWatch(StoreConnection connection, String path, String token, boolean relative) {

  void fire(String changed) {
    String home = StorePath.home(connection.domid) + "/";
    boolean shorten = relative && changed.startsWith(home);
    connection.sink.event(shorten ? changed.substring(home.length()) : changed, token);
  }
}
