package xm.cli.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The programs that scripts of tests find on their PATH. */
final class ScenarioTools {

  private static final Path SCHEMAS = Path.of("..", "docs", "json-schema").toAbsolutePath();

  private ScenarioTools() {}

  /** Commands for the scenario's PATH. */
  static Path write(Path bin) throws IOException, InterruptedException {
    OneJar jar = OneJar.in(Files.createDirectory(bin.resolveSibling("program")));
    write(bin.resolve("xm"), jar.command("xm.cli.Main") + " \"$@\"");
    write(bin.resolve("store-names"), jar.command("xm.cli.scenario.StoreTool") + " names");
    write(bin.resolve("store-read"), jar.command("xm.cli.scenario.StoreTool") + " read \"$1\"");
    write(
        bin.resolve("json-valid"),
        jar.command("xm.cli.scenario.JsonTool") + " '" + SCHEMAS + "' \"$1\"");
    return bin;
  }

  private static void write(Path file, String command) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + command + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
