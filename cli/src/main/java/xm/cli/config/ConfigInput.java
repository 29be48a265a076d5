package xm.cli.config;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import xm.cli.args.Arguments;
import xm.cli.args.UsageException;
import xm.cli.command.CommandFailure;
import xm.cli.output.Settings;
import xm.config.ConfigRequest;
import xm.config.HostFacts;

/** What {@code xm config} is to look at: files, standard input, another host's facts. */
public final class ConfigInput {
  /** Stands for standard input. */
  private static final String STDIN = "-";

  private static final int UNAME_FIELDS = 5;

  private ConfigInput() {}

  /** A request for each word that names a file; words with {@code =} are variables for all. */
  public static List<ConfigRequest> requests(
      List<String> words, Arguments arguments, HostFacts here, InputStream stdin) {
    List<String> files = new ArrayList<>();
    List<String> assignments = new ArrayList<>();
    for (String word : words) {
      (word.indexOf('=') < 0 ? files : assignments).add(word);
    }
    if (files.isEmpty()) {
      throw new UsageException("No configuration file given");
    }
    HostFacts facts = facts(arguments, here);
    List<ConfigRequest> requests = new ArrayList<>(files.size());
    for (String file : files) {
      requests.add(
          file.equals(STDIN)
              ? new ConfigRequest("<stdin>", read(stdin), assignments, facts)
              : new ConfigRequest(file, ConfigFiles.read(located(file)), assignments, facts));
    }
    return requests;
  }

  private static String located(String file) {
    return ConfigFiles.find(file, Settings.CONFIG_PATH)
        .orElseThrow(() -> new CommandFailure("Unable to open config file: " + file));
  }

  private static String read(InputStream in) {
    try {
      // not readAllBytes: on a pipe that of a file's stream asks for its position and fails
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      in.transferTo(bytes);
      return bytes.toString(StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new CommandFailure("Cannot read standard input: " + e.getMessage() + ".");
    }
  }

  private static HostFacts facts(Arguments arguments, HostFacts here) {
    if (!arguments.has("uname") && !arguments.has("env")) {
      return here;
    }
    return new OtherHostFacts(here, uname(arguments, here), environment(arguments, here));
  }

  private static List<String> uname(Arguments arguments, HostFacts here) {
    if (!arguments.has("uname")) {
      return here.uname();
    }
    List<String> fields = List.of(arguments.value("uname", "").split(",", -1));
    if (fields.size() != UNAME_FIELDS) {
      throw new UsageException("--uname wants system,host,release,version,machine");
    }
    return fields;
  }

  private static Map<String, String> environment(Arguments arguments, HostFacts here) {
    if (!arguments.has("env")) {
      return here.environment();
    }
    Map<String, String> environment = new HashMap<>();
    for (String word : arguments.values("env")) {
      int equals = word.indexOf('=');
      if (equals <= 0) {
        throw new UsageException("--env wants NAME=VALUE, not '" + word + "'");
      }
      environment.put(word.substring(0, equals), word.substring(equals + 1));
    }
    return environment;
  }
}
