package xm.config.eval;

import java.util.List;
import java.util.Map;
import xm.config.HostFacts;

/** Facts of no host in particular, for what depends on none. */
public enum FixedFacts implements HostFacts {
  NOTHING;

  @Override
  public List<String> uname() {
    return List.of("Linux", "localhost", "", "", "");
  }

  @Override
  public Map<String, String> environment() {
    return Map.of();
  }

  @Override
  public String workingDirectory() {
    return "";
  }

  @Override
  public boolean fileExists(String path) {
    return false;
  }

  @Override
  public boolean isDirectory(String path) {
    return false;
  }

  @Override
  public double nowSeconds() {
    return 0;
  }
}
