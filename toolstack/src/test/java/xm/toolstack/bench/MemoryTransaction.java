package xm.toolstack.bench;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import xm.xenstore.XsPermission;
import xm.xenstore.XsTransaction;

/** A transaction of {@link MemoryStore}, which holds its lock meanwhile. */
final class MemoryTransaction implements XsTransaction {
  private final MemoryStore store;
  private boolean aborted;

  MemoryTransaction(MemoryStore store) {
    this.store = store;
  }

  boolean aborted() {
    return aborted;
  }

  @Override
  public void abort() {
    aborted = true;
  }

  @Override
  public String read(String path) {
    return store.read(path);
  }

  @Override
  public byte[] readBytes(String path) {
    return store.readBytes(path);
  }

  @Override
  public Optional<String> readIfExists(String path) {
    return store.readIfExists(path);
  }

  @Override
  public List<Optional<String>> readAll(List<String> paths) {
    return store.readAll(paths);
  }

  @Override
  public List<String> list(String path) {
    return store.list(path);
  }

  @Override
  public List<String> listIfExists(String path) {
    return store.listIfExists(path);
  }

  @Override
  public List<List<String>> listAll(List<String> paths) {
    return store.listAll(paths);
  }

  @Override
  public List<XsPermission> permissions(String path) {
    return store.permissions(path);
  }

  @Override
  public void write(String path, String value) {
    store.write(path, value);
  }

  @Override
  public void writeAll(Map<String, String> values) {
    store.writeAll(values);
  }

  @Override
  public void mkdir(String path) {
    store.mkdir(path);
  }

  @Override
  public void rm(String path) {
    store.rm(path);
  }

  @Override
  public void setPermissions(String path, List<XsPermission> permissions) {
    store.setPermissions(path, permissions);
  }
}
