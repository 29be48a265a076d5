package xm.cli.command;

import xm.cli.args.Arguments;
import xm.cli.args.Declaration;

/** One subcommand: a declaration and a few lines that ask the toolstack and print. */
public interface Command {

  Declaration declaration();

  /**
   * Does it.
   *
   * @return the exit code
   */
  int run(Arguments arguments, Session session);
}
