package xm.toolstack.device;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import xm.toolstack.host.HotplugRunner;
import xm.toolstack.settings.HostSettings;
import xm.toolstack.settings.Setting;
import xm.xenstore.XenstoreClient;

/**
 * Runs the script that a backend node of dom0 names, with the arguments and the environment that xl
 * gives (docs of the scripts in /etc/xen/scripts; libxl 4.17 observed).
 */
final class HotplugScripts {
  /** Type of an interface that the device model serves besides. */
  static final String EMULATED = "vif_ioemu";

  /** libxl's limit for one script. */
  static final Duration LIMIT = Duration.ofSeconds(40);

  private final XenstoreClient xenstore;
  private final HotplugRunner runner;

  HotplugScripts(XenstoreClient xenstore, HotplugRunner runner) {
    this.xenstore = xenstore;
    this.runner = runner;
  }

  /** Runs the script for a device that comes; empty when its kind has none. */
  Optional<HotplugRunner.Result> attach(Device device) {
    Optional<HotplugRunner.Result> result = run(device, "add", "online");
    boolean good = result.isPresent() && result.get().exitCode() == 0;
    return good && emulated(device) ? plugTap(device) : result;
  }

  /** Runs the script for a device that goes; empty when its kind has none or its node is gone. */
  Optional<HotplugRunner.Result> detach(Device device) {
    return run(device, "remove", "offline");
  }

  private boolean emulated(Device device) {
    return device.backendKind().equals("vif")
        && xenstore
            .readIfExists(device.backendPath() + "/type")
            .filter(EMULATED::equals)
            .isPresent();
  }

  /** The device model's end of the interface; it goes with the device model. */
  private Optional<HotplugRunner.Result> plugTap(Device device) {
    String script = xenstore.readIfExists(device.backendPath() + "/script").orElse("");
    Map<String, String> env = vifEnvironment(device, script);
    String name =
        xenstore
            .readIfExists(device.backendPath() + "/vifname")
            .orElse("vif" + device.domid() + '.' + device.devid());
    env.put("INTERFACE", name + "-emu");
    return Optional.of(call(script, List.of("add", "type_if=tap"), env));
  }

  private Optional<HotplugRunner.Result> run(Device device, String diskWord, String netWord) {
    // Without its node a script can only fail, and would leave a hotplug-error node behind.
    Optional<String> script = xenstore.readIfExists(device.backendPath() + "/script");
    if (script.isEmpty() || script.get().isEmpty()) {
      return Optional.empty();
    }
    return switch (device.backendKind()) {
      case "vbd" ->
          Optional.of(call(script.get(), List.of(diskWord), environment(device, script.get())));
      case "vif" ->
          Optional.of(
              call(
                  script.get(),
                  List.of(netWord, "type_if=vif"),
                  vifEnvironment(device, script.get())));
      default -> Optional.empty();
    };
  }

  /** How long a script may take, 40 s as with xl unless the host's settings say something else. */
  static Duration limit() {
    return Duration.ofSeconds(HostSettings.ours().number(Setting.HOTPLUG_TIMEOUT));
  }

  private HotplugRunner.Result call(
      String script, List<String> arguments, Map<String, String> environment) {
    return runner.run(new HotplugRunner.Call(script, arguments, environment, limit()));
  }

  private static Map<String, String> environment(Device device, String script) {
    Map<String, String> env = new LinkedHashMap<>();
    env.put("script", script);
    env.put("XENBUS_TYPE", device.backendKind());
    // relative: the scripts run in dom0, whose nodes xenstored puts in front
    env.put(
        "XENBUS_PATH",
        "backend/" + device.backendKind() + '/' + device.domid() + '/' + device.devid());
    env.put("XENBUS_BASE_PATH", "backend");
    return env;
  }

  private Map<String, String> vifEnvironment(Device device, String script) {
    Map<String, String> env = environment(device, script);
    env.put("netdev", xenstore.readIfExists(device.backendPath() + "/gatewaydev").orElse(""));
    env.put("vif", "vif" + device.domid() + '.' + device.devid());
    return env;
  }
}
