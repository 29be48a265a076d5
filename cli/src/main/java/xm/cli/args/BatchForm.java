package xm.cli.args;

/**
 * How a command deals with many domains in one call. The form is the same for all of them: one of
 * {@code --many}, {@code --parallel N} and {@code --dry-run} opens it, and then the operands are
 * names and patterns, and the command is run once for each domain they mean.
 *
 * @param kind what the operands are
 * @param done what a domain is afterwards, {@code paused}
 * @param waited the same with {@code --wait}
 * @param shared how many operands at the end belong to all of them, as the letter of sysrq
 */
public record BatchForm(Kind kind, String done, String waited, int shared) {
  public static final String MANY = "many";
  public static final String PARALLEL = "parallel";
  public static final String DRY_RUN = "dry-run";
  static final String OUTPUT = "output";

  /** What the operands of a batch are. */
  public enum Kind {
    /** Domains that run. */
    RUNNING,
    /** Managed domains that do not. */
    INACTIVE,
    /** Domains that run, and managed ones that do not. */
    EITHER,
    /** Configuration files; words with an equals sign are variables of all of them. */
    FILES
  }

  /** Whether a word is an option of the form: one that opens it, or the one for its report. */
  static boolean owns(String word) {
    return opensWith(word) || word.equals("--" + OUTPUT) || word.startsWith("--" + OUTPUT + "=");
  }

  /** Whether a word opens the form; it has to be written out. */
  static boolean opensWith(String word) {
    return word.equals("--" + MANY)
        || word.equals("--" + PARALLEL)
        || word.startsWith("--" + PARALLEL + "=")
        || word.equals("--" + DRY_RUN);
  }
}
