package xm.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The words in front of the subcommand.
 *
 * @param simulated whether the operator asked for the simulated host
 * @param simDirectory where it lives
 * @param version whether {@code --version} was asked
 * @param rest the subcommand and its words
 */
record GlobalWords(boolean simulated, String simDirectory, boolean version, List<String> rest) {
  private static final String SIM = "--sim";

  /** Reads leading words; {@code XM_SIM} stands for {@code --sim} when set. */
  static GlobalWords read(String[] args, Map<String, String> environment) {
    String variable = environment.get("XM_SIM");
    boolean simulated = variable != null && !variable.isEmpty() && !"0".equals(variable);
    String directory = simulated && !"1".equals(variable) ? variable : "";
    boolean version = false;
    int next = 0;
    for (; next < args.length; next++) {
      String word = args[next];
      if (word.equals(SIM)) {
        simulated = true;
      } else if (word.startsWith("--sim=")) {
        simulated = true;
        directory = word.substring(SIM.length() + 1);
      } else if (word.equals("--version")) {
        version = true;
      } else {
        break;
      }
    }
    if (directory.isEmpty()) {
      directory = defaultDirectory(environment);
    }
    List<String> rest = new ArrayList<>(Arrays.asList(args).subList(next, args.length));
    return new GlobalWords(simulated, directory, version, rest);
  }

  private static String defaultDirectory(Map<String, String> environment) {
    String state = environment.get("XDG_STATE_HOME");
    if (state != null && state.startsWith("/")) {
      return state + "/xm/sim";
    }
    String home = environment.get("HOME");
    if (home == null || home.isEmpty()) {
      home = System.getProperty("user.home", "/");
    }
    return home + "/.local/state/xm/sim";
  }
}
