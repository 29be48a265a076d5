package xm.config;

import java.util.List;

/**
 * A configuration to evaluate.
 *
 * @param displayName the file as the user knows it, e.g. {@code ./web.cfg}; also names the domain
 *     when the file does not
 * @param text the file, decoded as ISO-8859-1 so that no byte is lost
 * @param assignments {@code name=value} words of the command line, in order
 */
public record ConfigRequest(
    String displayName, String text, List<String> assignments, HostFacts facts) {
  public ConfigRequest {
    assignments = List.copyOf(assignments);
  }
}
