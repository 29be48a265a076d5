package xm.toolstack.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** The clock, and uname from /proc/sys/kernel: no native call needed. */
final class LinuxSystem implements HostSystem {
  private final Path root;

  LinuxSystem(Path root) {
    this.root = root;
  }

  @Override
  public double nowSeconds() {
    Instant now = Instant.now();
    return now.getEpochSecond() + now.getNano() / 1e9;
  }

  @Override
  public double uptimeSeconds() {
    String text = read("proc/uptime");
    int end = text.indexOf(' ');
    return end < 0 ? 0 : Double.parseDouble(text.substring(0, end));
  }

  @Override
  public Uname uname() {
    return new Uname(
        kernel("ostype"), kernel("hostname"), kernel("osrelease"), kernel("version"), machine());
  }

  private String machine() {
    String arch = kernel("arch"); // Linux 6.1 and later
    if (!arch.isEmpty()) {
      return arch;
    }
    String jdk = System.getProperty("os.arch");
    return "amd64".equals(jdk) ? "x86_64" : jdk;
  }

  private String kernel(String name) {
    return read("proc/sys/kernel/" + name).strip();
  }

  private String read(String path) {
    try {
      return Files.readString(root.resolve(path), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }
}
