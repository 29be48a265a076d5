package xm.cli.command.pool;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import xm.cli.args.Arguments;
import xm.cli.args.CpuList;
import xm.cli.args.Declaration;
import xm.cli.args.Numbers;
import xm.cli.args.UsageException;
import xm.cli.command.CommandFailure;
import xm.cli.command.Session;
import xm.cli.config.ConfigFiles;
import xm.config.ConfigRequest;
import xm.config.ConfigVars;
import xm.toolstack.pool.PoolConfig;
import xm.toolstack.pool.PoolForm;

/** The configuration of a pool: a file in the configuration language, and words name=value. */
final class PoolFile {
  private static final String PATH = ".:/etc/xen/cpupool";
  private static final String DEFAULT_FILE = "xmdefconfig";
  private static final String HELP =
      """
      The variables of a CPU pool's configuration file:

        name          Name of the pool; the name of the file when it is not given.
        sched         Scheduler: credit, credit2, rtds or null; the host's when it is not given.
        cpus          How many CPUs (2 or "#2"), or which ones ("0-3,^1" or ["2", "3"]).
        other_config  Kept and not used.
      """;

  private PoolFile() {}

  static Declaration declaration(String name, String description) {
    return Declaration.of(name, "<ConfigFile> [vars]", description)
        .flag("help_config", "List the variables of a configuration file")
        .valued("path", "PATH", "Where to look for the file, default " + PATH)
        .valued('f', "defconfig", "FILE", "The configuration file, default " + DEFAULT_FILE)
        .valued('F', "config", "FILE", "A configuration in SXP; vars are not used then")
        .flag('n', "dryrun", "Print the configuration as SXP, create nothing")
        .operands(Declaration.Operands.FILES);
  }

  /** The variables, for {@code --help_config}. */
  static String help() {
    return HELP;
  }

  static PoolConfig read(Arguments arguments, Session session) {
    if (arguments.has("config")) {
      String file = arguments.value("config", "");
      return PoolForm.parse(file, ConfigFiles.read(file));
    }
    String file = arguments.value("defconfig", "");
    Map<String, Object> words = new TreeMap<>();
    for (String operand : arguments.operands()) {
      int equals = operand.indexOf('=');
      if (equals < 0) {
        file = operand;
      } else {
        words.put(operand.substring(0, equals).strip(), operand.substring(equals + 1).strip());
      }
    }
    Map<String, Object> values = new TreeMap<>();
    // Everything can be said in words, as with xl; xm wanted a file all the same.
    boolean needsFile = !file.isEmpty() || !words.containsKey("name");
    String found = "";
    if (needsFile) {
      String name = file.isEmpty() ? DEFAULT_FILE : file;
      found =
          ConfigFiles.find(name, arguments.value("path", PATH))
              .orElseThrow(() -> new UsageException("Unable to open config file: " + name));
      values.putAll(
          ConfigVars.accepted(
              new ConfigRequest(found, ConfigFiles.read(found), List.of(), session.facts())));
    }
    values.putAll(words);
    String base = found.substring(found.lastIndexOf('/') + 1);
    return config(values, base);
  }

  private static PoolConfig config(Map<String, Object> values, String fallbackName) {
    Object cpus = values.getOrDefault("cpus", 1L);
    int count = 1;
    BitSet set = new BitSet();
    if (cpus instanceof Long number) {
      count = Math.toIntExact(number);
    } else if (cpus instanceof List<?> list) {
      StringBuilder all = new StringBuilder();
      for (Object item : list) {
        all.append(item).append(',');
      }
      set = CpuList.parse(all.toString(), 0);
    } else if (String.valueOf(cpus).startsWith("#")) {
      count = Numbers.integer(String.valueOf(cpus).substring(1));
    } else {
      set = CpuList.parse(String.valueOf(cpus), 0);
    }
    if (set.isEmpty() && count < 1) {
      throw new CommandFailure(
          "A CPU pool needs a CPU: set cpus to a number above 0 or to a list.");
    }
    return new PoolConfig(
        String.valueOf(values.getOrDefault("name", fallbackName)),
        String.valueOf(values.getOrDefault("sched", "")),
        count,
        set);
  }
}
