package xm.cli.config;

import java.util.List;
import java.util.Map;
import xm.config.HostFacts;

/**
 * Another host, as {@code xm config --uname --env} describes it; files are still this machine's.
 *
 * @param uname system, node, release, version, machine
 * @param environment all that the file sees of an environment
 */
public record OtherHostFacts(HostFacts here, List<String> uname, Map<String, String> environment)
    implements HostFacts {

  public OtherHostFacts {
    uname = List.copyOf(uname);
    environment = Map.copyOf(environment);
  }

  @Override
  public String workingDirectory() {
    return here.workingDirectory();
  }

  @Override
  public boolean fileExists(String path) {
    return here.fileExists(path);
  }

  @Override
  public boolean isDirectory(String path) {
    return here.isDirectory(path);
  }

  @Override
  public double nowSeconds() {
    return here.nowSeconds();
  }
}
