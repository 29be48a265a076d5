package xm.toolstack.host;

/** Clock and uname of the host. */
public interface HostSystem {

  /** Unix time in seconds, with fraction. */
  double nowSeconds();

  double uptimeSeconds();

  /** System, host, release, build, machine, as uname gives them. */
  Uname uname();

  /** What uname tells. */
  record Uname(String system, String host, String release, String build, String machine) {}
}
