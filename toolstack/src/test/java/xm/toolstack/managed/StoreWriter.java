package xm.toolstack.managed;

import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import xm.toolstack.Progress;
import xm.toolstack.testing.Configs;

/** A process that defines and renames domains until it is killed. */
final class StoreWriter {

  private StoreWriter() {}

  public static void main(String[] args) {
    StoredDomains domains =
        new StoredDomains(new ManagedStore(Path.of(args[0])), new OneHost(), Progress.NONE);
    UUID uuid = UUID.fromString(args[1]);
    for (int i = 0; true; i++) {
      domains.define(
          Configs.pvWithDiskAndVif().name("web" + i % 3).uuid(Optional.of(uuid)).build());
      if (i == 3) {
        System.out.write('y');
        System.out.flush();
      }
    }
  }
}
