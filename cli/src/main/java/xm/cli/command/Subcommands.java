package xm.cli.command;

import java.util.List;

/** Runs subcommands by name, for the shell. */
public interface Subcommands {

  /** True for a name, an alias or a unique abbreviation. */
  boolean knows(String name);

  /** Names that work, in help's order. */
  List<String> names();

  /**
   * Runs one; its failures are printed.
   *
   * @param words the subcommand and its words
   * @return its exit code
   */
  int run(List<String> words, Session session);

  /** The usage of one subcommand, or the short help for an empty or unknown name. */
  String help(String name);
}
