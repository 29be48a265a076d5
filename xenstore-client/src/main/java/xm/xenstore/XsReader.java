package xm.xenstore;

import java.util.List;
import java.util.Optional;

/**
 * Reading xenstore, directly or inside a transaction. Values are bytes in the store; the String
 * methods decode UTF-8 and replace what is not.
 */
public interface XsReader {

  /** The value, or a {@link XenstoreException} with ENOENT. */
  String read(String path);

  /** The value's bytes, or a {@link XenstoreException} with ENOENT. */
  byte[] readBytes(String path);

  /** The value, empty when the node does not exist. */
  Optional<String> readIfExists(String path);

  /** Values in the order of {@code paths}, pipelined: one round trip for many nodes. */
  List<Optional<String>> readAll(List<String> paths);

  /** Names of the children, empty for a node without; ENOENT when the node does not exist. */
  List<String> list(String path);

  /** Names of the children, empty also when the node does not exist. */
  List<String> listIfExists(String path);

  /** Children of each path, in order, pipelined; empty lists for nodes that do not exist. */
  List<List<String>> listAll(List<String> paths);

  List<XsPermission> permissions(String path);
}
