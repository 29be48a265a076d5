package xm.config;

import xm.config.sxp.Sxp;
import xm.config.sxp.SxpParser;
import xm.config.syntax.Problems;
import xm.config.syntax.Source;

/** S-expressions that are no domains. */
public final class SxpText {

  private SxpText() {}

  /**
   * Reads the first form of a text; its atoms are texts.
   *
   * @param displayName the file as the user knows it
   * @throws ConfigException when there is none
   */
  public static Sxp parse(String displayName, String text) {
    Problems problems = new Problems(new Source(displayName, text));
    Sxp form = SxpParser.first(problems);
    if (form == null) {
      throw new ConfigException(problems.sorted());
    }
    return form;
  }
}
