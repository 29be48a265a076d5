package xm.config;

import java.util.List;
import java.util.Map;
import java.util.Set;
import xm.config.eval.Evaluator;
import xm.config.eval.Limits;
import xm.config.schema.CommandWords;
import xm.config.syntax.Expr;
import xm.config.syntax.Names;
import xm.config.syntax.Parser;
import xm.config.syntax.Problems;
import xm.config.syntax.Source;
import xm.config.syntax.Stmt;

/** A file parsed and run, with what was found on the way. */
record Evaluation(
    Problems problems,
    CommandWords words,
    Map<String, Object> variables,
    Map<String, Expr> places,
    Set<String> used) {

  static Evaluation of(ConfigRequest request) {
    Problems problems = new Problems(new Source(request.displayName(), request.text()));
    CommandWords words = CommandWords.of(request.assignments(), problems);
    List<Stmt> program = Parser.parse(problems);
    if (problems.hasErrors()) {
      return new Evaluation(problems, words, Map.of(), Map.of(), Set.of());
    }
    Evaluator.Result result =
        Evaluator.run(
            program,
            problems,
            request.facts(),
            Limits.DEFAULT,
            words.words(),
            request.displayName());
    return new Evaluation(
        problems, words, result.variables(), result.places(), Names.read(program));
  }
}
