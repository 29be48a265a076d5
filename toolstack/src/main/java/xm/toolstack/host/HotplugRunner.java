package xm.toolstack.host;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Runs hotplug scripts. */
public interface HotplugRunner {

  /**
   * One call of a script.
   *
   * @param script absolute path
   * @param environment added to the environment: XENBUS_PATH, XENBUS_TYPE, vif, ...
   */
  record Call(
      String script, List<String> arguments, Map<String, String> environment, Duration timeout) {
    public Call {
      arguments = List.copyOf(arguments);
      environment = Map.copyOf(environment);
    }
  }

  /**
   * How it ended.
   *
   * @param exitCode of the script; -1 when it was stopped at the deadline
   * @param output the end of what it printed, for the error message
   */
  record Result(int exitCode, String output) {
    public boolean timedOut() {
      return exitCode == -1;
    }
  }

  Result run(Call call);
}
