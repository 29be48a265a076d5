package xm.xenctrl.jna;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import xm.xenctrl.jna.abi.HostFiles;

/** A library of ours in the place of libxenguest.so.X.Y, and a host that seems to run that Xen. */
final class StandIn implements AutoCloseable {
  private final XenSession session;

  private StandIn(XenSession session) {
    this.session = session;
  }

  /**
   * Compiles the stand-in and opens it as JnaXen would open the real library.
   *
   * @param flags further options of gcc
   */
  static StandIn open(Path scratch, int minor, String... flags)
      throws IOException, InterruptedException {
    library(scratch, minor, flags);
    return new StandIn(openHost(scratch, minor));
  }

  static void library(Path scratch, int minor, String... flags)
      throws IOException, InterruptedException {
    RealThings.requireGcc();
    Path source = RealThings.resource("standin.c", scratch);
    Path included = RealThings.resource("standin-control.c", scratch);
    List<String> arguments =
        new ArrayList<>(List.of("-shared", "-fPIC", "-fvisibility=hidden", "-DMINOR=" + minor));
    arguments.addAll(List.of(flags));
    arguments.addAll(
        List.of("-o", scratch.resolve("libxenguest.so.4." + minor).toString(), source.toString()));
    RealThings.compile(arguments);
    Files.delete(source);
    Files.delete(included);
    host(scratch, minor);
  }

  private static void host(Path root, int minor) throws IOException {
    write(root, "sys/hypervisor/type", "xen");
    write(root, "sys/hypervisor/version/major", "4");
    write(root, "sys/hypervisor/version/minor", Integer.toString(minor));
    write(root, "proc/xen/capabilities", "control_d");
    write(root, "dev/xen/privcmd", "");
  }

  private static void write(Path root, String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** Opens the library that {@link #library} made, on the host that it made. */
  static XenSession openHost(Path scratch, int minor) {
    NativeApi.load(scratch.resolve("libxenguest.so.4." + minor).toString())
        .callVoid("standin_reset");
    return JnaXen.open(new HostFiles(scratch), "amd64", scratch + "/");
  }

  static NativeApi api(Path scratch, int minor) {
    return NativeApi.load(scratch.resolve("libxenguest.so.4." + minor).toString());
  }

  XenSession session() {
    return session;
  }

  void reset() {
    session.api().callVoid("standin_reset");
  }

  void add(int first, int count) {
    session.api().callVoid("standin_add", first, count);
  }

  void set(String what, int value) {
    session.api().callVoid("standin_set", what, value);
  }

  void fail(String function, int errno) {
    session.api().callVoid("standin_fail", function, errno);
  }

  long get(String what) {
    return session.api().callLong("standin_get", what);
  }

  /** What the calls of ControlCalls, PoolCalls and their kin passed. */
  long control(String what) {
    return session.api().callLong("standin_control", what);
  }

  String text() {
    return session.api().callPointer("standin_text").getString(0);
  }

  long created(String what) {
    return session.api().callLong("standin_created", what);
  }

  @Override
  public void close() {
    session.release();
  }
}
