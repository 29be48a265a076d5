package xm.config.schema;

/** The kernel's command line, put together as xm and xend did: {@code [ip=] [root=] extra}. */
final class CommandLine {
  private static final String NO_NFS_SERVER = "127.0.255.255";

  private CommandLine() {}

  /** Value of {@code ip=}: seven fields, or nothing when neither ip nor dhcp is set. */
  static String ip(Settings s) {
    String dhcp = s.text("dhcp");
    if (!s.truth("ip") && dhcp.equals("off")) {
      return "";
    }
    String server = s.truth("nfs_server") ? s.text("nfs_server") : NO_NFS_SERVER;
    String ip = s.text("ip");
    return (ip.startsWith("ip=") ? ip.substring(3) : ip)
        + ":"
        + server
        + ":"
        + s.text("gateway")
        + ":"
        + s.text("netmask")
        + ":"
        + s.text("hostname")
        + ":"
        + s.text("interface")
        + ":"
        + dhcp;
  }

  static String root(Settings s) {
    String root = s.text("root");
    return root.startsWith("root=") ? root.substring(5) : root;
  }

  /** {@code extra} with {@code nfsroot=} in front. */
  static String extra(Settings s) {
    String extra = s.text("extra");
    return s.truth("nfs_root") && s.truth("nfs_server")
        ? "nfsroot=" + s.text("nfs_server") + ":" + s.text("nfs_root") + " " + extra
        : extra;
  }

  static String whole(Settings s) {
    if (s.truth("cmdline")) {
      return s.text("cmdline");
    }
    StringBuilder line = new StringBuilder();
    String ip = ip(s);
    if (!ip.isEmpty()) {
      line.append("ip=").append(ip);
    }
    if (s.truth("root")) {
      line.append(line.length() > 0 ? " " : "").append("root=").append(root(s));
    }
    String extra = extra(s);
    if (!extra.isEmpty()) {
      line.append(line.length() > 0 ? " " : "").append(extra);
    }
    return line.toString();
  }

  static void check(Settings s) {
    if (s.truth("nfs_root") && !s.truth("nfs_server")) {
      s.places().error("nfs_root", "Must set nfs root and nfs server: nfs_server is missing");
    }
    if (s.truth("cmdline") && (s.truth("root") || s.truth("extra"))) {
      s.places()
          .warning("cmdline", "cmdline is the whole command line; root and extra have no effect");
    }
  }
}
