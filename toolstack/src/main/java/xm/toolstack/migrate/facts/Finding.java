package xm.toolstack.migrate.facts;

/**
 * One result of the checks before a migration.
 *
 * @param weight how bad it is
 * @param subject a word for programs: {@code memory}, {@code cpu}, {@code disk}, ...
 * @param sentence for people
 */
public record Finding(Weight weight, String subject, String sentence) {

  /** How bad it is. */
  public enum Weight {
    /** The migration is refused. */
    ERROR,
    /** It may go wrong, or could not be checked. */
    WARNING
  }

  static Finding error(String subject, String sentence) {
    return new Finding(Weight.ERROR, subject, sentence);
  }

  static Finding warning(String subject, String sentence) {
    return new Finding(Weight.WARNING, subject, sentence);
  }
}
