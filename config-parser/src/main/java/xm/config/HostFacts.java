package xm.config;

import java.util.List;
import java.util.Map;
import xm.config.eval.FixedFacts;

/** What a configuration file may learn of its host; everything else is closed to it. */
public interface HostFacts {
  /** Facts of no host in particular: for a text from elsewhere, and what depends on none. */
  HostFacts NONE = FixedFacts.NOTHING;

  /** System, node, release, version, machine, as os.uname() gives them. */
  List<String> uname();

  Map<String, String> environment();

  String workingDirectory();

  boolean fileExists(String path);

  boolean isDirectory(String path);

  /** Unix time in seconds. */
  double nowSeconds();
}
