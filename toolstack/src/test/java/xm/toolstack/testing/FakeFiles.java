package xm.toolstack.testing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import xm.toolstack.host.HostFiles;

/** A made-up dom0: files, block devices, links and bridges as a test names them. */
public final class FakeFiles implements HostFiles {
  private final Map<String, String> files = new HashMap<>();
  private final Map<String, String> blocks = new HashMap<>();
  private final Map<String, String> links = new HashMap<>();
  private final Map<String, String> loops = new HashMap<>();
  private final Set<String> unreadable = new HashSet<>();
  private final List<String> bridges = new ArrayList<>();

  /** A file with this identity ({@code device:inode}); two paths may share one, as hard links. */
  public FakeFiles file(String path, String identity) {
    files.put(path, identity);
    return this;
  }

  public FakeFiles block(String path, String number) {
    blocks.put(path, number);
    return this;
  }

  public FakeFiles link(String path, String target) {
    links.put(path, target);
    return this;
  }

  public FakeFiles loop(String device, String image) {
    loops.put(device, image);
    return this;
  }

  public FakeFiles unreadable(String path) {
    unreadable.add(path);
    return this;
  }

  public FakeFiles bridge(String name) {
    bridges.add(name);
    return this;
  }

  public void remove(String path) {
    files.remove(path);
  }

  @Override
  public Kind kind(String path) {
    String real = realPath(path);
    return files.containsKey(real)
        ? Kind.FILE
        : blocks.containsKey(real) ? Kind.BLOCK_DEVICE : Kind.MISSING;
  }

  @Override
  public boolean readable(String path) {
    return kind(path) != Kind.MISSING && !unreadable.contains(path);
  }

  @Override
  public String realPath(String path) {
    return links.getOrDefault(path, path);
  }

  @Override
  public Optional<String> blockDeviceNumber(String path) {
    return Optional.ofNullable(blocks.get(realPath(path)));
  }

  @Override
  public Optional<String> fileIdentity(String path) {
    return Optional.ofNullable(files.get(realPath(path)));
  }

  @Override
  public Optional<String> loopBackingFile(String device) {
    return Optional.ofNullable(loops.get(device));
  }

  @Override
  public boolean isBridge(String name) {
    return bridges.contains(name);
  }

  @Override
  public List<String> bridges() {
    return bridges.stream().sorted().toList();
  }

  @Override
  public boolean executable(String path) {
    return files.containsKey(realPath(path));
  }
}
