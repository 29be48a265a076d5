package xm.simulator.xenstored;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import xm.xenstore.XsErrno;

/**
 * The nodes that a toolstack may write, from {@code store-paths.txt} beside this class. A write
 * elsewhere is refused with EINVAL, so that a misspelt key fails a test and not a guest's boot.
 */
public final class PathSchema {
  private static final String RESOURCE = "store-paths.txt";

  private final PathPattern root = new PathPattern("");
  private final Consumer<String> log;

  private PathSchema(Consumer<String> log) {
    this.log = log;
  }

  /**
   * The shipped list.
   *
   * @param log gets a sentence for each refused write
   */
  public static PathSchema load(Consumer<String> log) {
    PathSchema schema = new PathSchema(log);
    try (InputStream in = PathSchema.class.getResourceAsStream(RESOURCE);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("/")) {
          schema.add(line.trim());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return schema;
  }

  /** Whether a value may be written to this path. */
  public boolean mayHoldValue(String path) {
    return matches(path, true);
  }

  /** Whether this path may exist: it is listed, or lies on the way to one that is. */
  public boolean mayExist(String path) {
    return matches(path, false);
  }

  /** Refuses a path that is not in the list with EINVAL. */
  void check(String path, boolean value) {
    if (!matches(path, value)) {
      log.accept(
          "xenstored: refused to create " + path + ": it is not among the paths of a toolstack");
      throw new StoreException(XsErrno.EINVAL, path);
    }
  }

  private void add(String pattern) {
    PathPattern at = root;
    for (String element : pattern.substring(1).split("/")) {
      at = at.below(element);
    }
    at.markValue();
  }

  private boolean matches(String path, boolean value) {
    if (path.equals(StorePath.ROOT)) {
      return !value;
    }
    List<PathPattern> at = List.of(root);
    for (String element : path.substring(1).split("/")) {
      List<PathPattern> next = new ArrayList<>(2);
      for (PathPattern pattern : at) {
        pattern.collectMatches(element, next);
      }
      at = next;
    }
    for (PathPattern pattern : at) {
      if (!value || pattern.holdsValue()) {
        return true;
      }
    }
    return false;
  }
}
