package xm.toolstack.describe;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import xm.toolstack.device.XenstorePaths;
import xm.xenstore.XsReader;

/** One device of a domain with its backend, and how to read them. */
record Endpoint(XsReader store, int domid, int devid, BackendPath backend) {

  /** Values of these backend nodes, those that exist and are not empty, in one round. */
  Map<String, String> backendValues(List<String> keys) {
    List<String> paths = new ArrayList<>(keys.size());
    for (String key : keys) {
      paths.add(backend.path() + "/" + key);
    }
    List<Optional<String>> values = store.readAll(paths);
    Map<String, String> result = new HashMap<>();
    for (int i = 0; i < keys.size(); i++) {
      String value = values.get(i).orElse("");
      if (!value.isEmpty()) {
        result.put(keys.get(i), value);
      }
    }
    return result;
  }

  /** A node of the frontend; the guest may have written it. */
  Optional<String> frontend(String kind, String key) {
    return store.readIfExists(XenstorePaths.frontend(domid, kind, devid) + "/" + key);
  }

  Optional<String> domainNode(String path) {
    return store.readIfExists(XenstorePaths.domain(domid) + "/" + path);
  }
}
