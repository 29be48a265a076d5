package xm.simulator.guest;

import java.util.HashSet;
import java.util.Set;

/**
 * How a guest is to behave, from words on its kernel command line (docs/simulated-host.md).
 *
 * @param bootMillis from unpause to the prompt, when all devices answer
 * @param hangInBoot stops half way, and hears nothing
 * @param crashAtBoot crashes half way
 * @param crashAfterMillis after the prompt; -1 for never
 * @param ignoreShutdown does not read control/shutdown
 * @param acknowledgeOnly takes the request and does nothing
 * @param shutdownMillis from the request to the end
 * @param driverDomain serves devices of other domains
 * @param absentDevices kinds whose frontends never connect, e.g. {@code vif}
 */
record GuestOptions(
    long bootMillis,
    boolean hangInBoot,
    boolean crashAtBoot,
    long crashAfterMillis,
    boolean ignoreShutdown,
    boolean acknowledgeOnly,
    long shutdownMillis,
    boolean driverDomain,
    Set<String> absentDevices) {

  private static final long BOOT_MILLIS = 300;
  private static final long SHUTDOWN_MILLIS = 200;

  static GuestOptions parse(String commandLine) {
    long boot = BOOT_MILLIS;
    boolean hang = false;
    boolean crashAtBoot = false;
    long crashAfter = -1;
    boolean ignore = false;
    boolean acknowledge = false;
    long shutdown = SHUTDOWN_MILLIS;
    boolean driverDomain = false;
    Set<String> absent = new HashSet<>();
    for (String word : commandLine.split(" ")) {
      int equals = word.indexOf('=');
      String value = equals < 0 ? "" : word.substring(equals + 1);
      switch (equals < 0 ? word : word.substring(0, equals)) {
        case "sim.boot-seconds" -> boot = millis(value);
        case "sim.hang-in-boot" -> hang = true;
        case "sim.crash-at-boot" -> crashAtBoot = true;
        case "sim.crash-after" -> crashAfter = millis(value);
        case "sim.ignore-shutdown" -> ignore = true;
        case "sim.acknowledge-only" -> acknowledge = true;
        case "sim.shutdown-seconds" -> shutdown = millis(value);
        case "sim.driver-domain" -> driverDomain = true;
        case "sim.no-device" -> absent.add(value);
        default -> {}
      }
    }
    return new GuestOptions(
        boot,
        hang,
        crashAtBoot,
        crashAfter,
        ignore,
        acknowledge,
        shutdown,
        driverDomain,
        Set.copyOf(absent));
  }

  /** Seconds with or without a fraction; what is no number is taken as 0. */
  private static long millis(String seconds) {
    try {
      return Math.max(0, Math.round(Double.parseDouble(seconds) * 1000));
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
