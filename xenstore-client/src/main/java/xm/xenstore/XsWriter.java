package xm.xenstore;

import java.util.List;
import java.util.Map;

/** Changing xenstore, directly or inside a transaction. */
public interface XsWriter extends XsReader {

  /** Writes and creates missing parents. */
  void write(String path, String value);

  /**
   * Writes many nodes, pipelined, in iteration order; stops at nothing, then throws the first
   * error.
   */
  void writeAll(Map<String, String> values);

  /** Creates an empty node; no error when it exists. */
  void mkdir(String path);

  /** Removes a node and all below; no error when it does not exist. */
  void rm(String path);

  /** The first entry names the owner, its access is what unlisted domains get. */
  void setPermissions(String path, List<XsPermission> permissions);
}
