package xm.toolstack.migrate.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * What is known of one migration at one of its ends.
 *
 * @param direction this host's part
 * @param domid here; 0 while there is none
 * @param peer the other host, empty when it is not known
 * @param ssh how it is reached
 * @param tool what receives there
 * @param stage how far it has come
 * @param pid of the process that works on it
 * @param since Unix time, seconds
 */
public record MigrationRecord(
    Direction direction,
    UUID uuid,
    String name,
    int domid,
    String peer,
    String ssh,
    String tool,
    Stage stage,
    long pid,
    long since) {

  /** This host's part. */
  public enum Direction {
    OUT,
    IN;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How far it has come; the order counts. */
  public enum Stage {
    /** The guest runs at the sender, and a copy may be half made at the receiver. */
    COPYING,
    /** The guest is stopped at the sender. */
    SUSPENDED,
    /** The receiver has a whole copy, paused. */
    READY,
    /** The sender has given the guest away: only the receiver may run it. */
    CLEARED,
    /** The receiver's copy runs: the end. */
    TAKEN,
    /** The receiver has destroyed its copy: the end. */
    DESTROYED;

    /** Whether nothing is left to be done. */
    public boolean over() {
      return this == TAKEN || this == DESTROYED;
    }

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The same at another stage. */
  public MigrationRecord at(Stage next, int newDomid) {
    return new MigrationRecord(direction, uuid, name, newDomid, peer, ssh, tool, next, pid, since);
  }

  String text() {
    StringBuilder text = new StringBuilder();
    line(text, "direction", direction.word());
    line(text, "uuid", uuid.toString());
    line(text, "name", name);
    line(text, "domid", Integer.toString(domid));
    line(text, "peer", peer);
    line(text, "ssh", ssh);
    line(text, "tool", tool);
    line(text, "stage", stage.word());
    line(text, "pid", Long.toString(pid));
    line(text, "since", Long.toString(since));
    return text.toString();
  }

  private static void line(StringBuilder text, String key, String value) {
    text.append(key).append(' ');
    for (int i = 0; i < value.length(); i++) {
      text.append(value.charAt(i) < ' ' ? '?' : value.charAt(i));
    }
    text.append('\n');
  }

  /**
   * Reads the text of one.
   *
   * @throws IllegalArgumentException when it is damaged
   */
  static MigrationRecord parse(List<String> lines) {
    List<String> values = new ArrayList<>();
    for (String key :
        List.of(
            "direction", "uuid", "name", "domid", "peer", "ssh", "tool", "stage", "pid", "since")) {
      String found = null;
      for (String line : lines) {
        if (line.startsWith(key + ' ')) {
          found = line.substring(key.length() + 1);
        }
      }
      if (found == null) {
        throw new IllegalArgumentException("no " + key);
      }
      values.add(found);
    }
    return new MigrationRecord(
        Direction.valueOf(values.get(0).toUpperCase(Locale.ROOT)),
        UUID.fromString(values.get(1)),
        values.get(2),
        Integer.parseInt(values.get(3)),
        values.get(4),
        values.get(5),
        values.get(6),
        Stage.valueOf(values.get(7).toUpperCase(Locale.ROOT)),
        Long.parseLong(values.get(8)),
        Long.parseLong(values.get(9)));
  }
}
