package xm.toolstack.describe;

import java.util.Optional;
import xm.toolstack.device.XenstorePaths;
import xm.toolstack.sample.StoreValues;

/**
 * A backend's place, {@code /local/domain/B/backend/TYPE/D/I}. A guest can write anything into its
 * own {@code backend} node, so only a path of exactly this form for this very domain and device is
 * taken.
 *
 * @param domid of the backend
 */
record BackendPath(String path, int domid, String type) {
  private static final int PARTS = 8;

  static Optional<BackendPath> parse(Optional<String> value, int frontDomid, int devid) {
    if (value.isEmpty()) {
      return Optional.empty();
    }
    String[] parts = value.get().split("/", -1);
    if (parts.length != PARTS || parts[3].length() > 5 || !StoreValues.digits(parts[3])) {
      return Optional.empty();
    }
    int domid = Integer.parseInt(parts[3]);
    String path = XenstorePaths.backend(domid, parts[5], frontDomid, devid);
    return path.equals(value.get())
        ? Optional.of(new BackendPath(path, domid, parts[5]))
        : Optional.empty();
  }
}
