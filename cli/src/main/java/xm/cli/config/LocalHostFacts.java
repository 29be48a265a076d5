package xm.cli.config;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import xm.config.HostFacts;

/** This machine, as a configuration file may see it. */
public final class LocalHostFacts implements HostFacts {
  private static final Path KERNEL = Path.of("/proc/sys/kernel");

  @Override
  public List<String> uname() {
    return List.of(
        kernel("ostype", System.getProperty("os.name", "")),
        kernel("hostname", "localhost"),
        kernel("osrelease", System.getProperty("os.version", "")),
        kernel("version", ""),
        machine());
  }

  @Override
  public Map<String, String> environment() {
    return System.getenv();
  }

  @Override
  public String workingDirectory() {
    return System.getProperty("user.dir");
  }

  @Override
  public boolean fileExists(String path) {
    return new File(path).exists();
  }

  @Override
  public boolean isDirectory(String path) {
    return new File(path).isDirectory();
  }

  @Override
  public double nowSeconds() {
    return System.currentTimeMillis() / 1000.0;
  }

  private static String kernel(String name, String fallback) {
    try {
      return Files.readString(KERNEL.resolve(name), StandardCharsets.ISO_8859_1).trim();
    } catch (IOException e) {
      return fallback;
    }
  }

  /** Java has its own name for one architecture. */
  private static String machine() {
    String arch = System.getProperty("os.arch", "");
    return "amd64".equals(arch) ? "x86_64" : arch;
  }
}
