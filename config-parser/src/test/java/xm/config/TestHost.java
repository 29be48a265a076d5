package xm.config;

import java.util.List;
import java.util.Map;

/** A host on which every path exists, as the corpus' oracle took it. */
public record TestHost(Map<String, String> environment, String workingDirectory)
    implements HostFacts {

  public static final TestHost PLAIN = new TestHost(Map.of(), "/srv/corpus");

  @Override
  public List<String> uname() {
    return List.of("Linux", "testhost", "4.19.0-xen", "#1 SMP", "x86_64");
  }

  @Override
  public boolean fileExists(String path) {
    return true;
  }

  @Override
  public boolean isDirectory(String path) {
    return path.endsWith("/");
  }

  @Override
  public double nowSeconds() {
    return 1_700_000_000.0;
  }
}
