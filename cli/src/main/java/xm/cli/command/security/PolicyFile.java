package xm.cli.command.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import xm.cli.command.CommandFailure;

/** A compiled policy. */
final class PolicyFile {

  private PolicyFile() {}

  static byte[] read(String file) {
    try {
      return Files.readAllBytes(Path.of(file));
    } catch (IOException e) {
      throw new CommandFailure("Cannot read the policy " + file + ": " + e.getMessage() + ".", e);
    }
  }
}
