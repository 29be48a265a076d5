package xm.xenstore;

import java.nio.file.Path;

/** Connects as another user and prints what comes of it. */
final class ConnectMain {

  private ConnectMain() {}

  public static void main(String[] args) {
    try (XenstoreClient store = Xenstore.connect(Path.of(args[0]))) {
      System.out.println("connected " + store.getClass());
    } catch (XenstoreException e) {
      System.out.println(e.getMessage());
    }
  }
}
