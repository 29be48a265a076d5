package xm.config.eval;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import xm.config.HostFacts;
import xm.config.syntax.Expr;
import xm.config.syntax.Problems;
import xm.config.syntax.Stmt;

/** Runs a parsed file in the namespace that xm prepared for it. */
public final class Evaluator {
  /** Characters of the file's output that the warning about it shows. */
  private static final int MOST_OUTPUT = 200;

  private final Problems problems;
  private final Interpreter in;
  private final Map<String, Object> prepared = new HashMap<>();

  /** A limit is used up, so that looking at the variables could not end either. */
  private boolean limited;

  /** Names that a failed statement would have set; errors about them would say nothing new. */
  private final Set<String> poisoned = new HashSet<>();

  private Evaluator(Problems problems, HostFacts facts, Limits limits) {
    this.problems = problems;
    this.in = new Interpreter(facts, limits);
  }

  /**
   * What a run left.
   *
   * @param variables the file's data as plain values, see {@link Data}, in order of definition
   * @param places the expression that each variable's value came from, where it is known
   * @param failed true when an error was reported
   */
  public record Result(Map<String, Object> variables, Map<String, Expr> places, boolean failed) {}

  /**
   * Runs a file; errors and what it prints go to {@code problems}.
   *
   * @param words {@code name=value} words that are no option of xm, placed in the namespace first
   * @param fileName value of {@code xm_file}
   */
  public static Result run(
      List<Stmt> program,
      Problems problems,
      HostFacts facts,
      Limits limits,
      Map<String, String> words,
      String fileName) {
    Evaluator e = new Evaluator(problems, facts, limits);
    boolean failed = true;
    Map<String, Object> variables = Map.of();
    Meter.use(e.in.meter);
    try {
      e.prepare(words, fileName);
      failed = e.execute(program);
      variables = e.limited ? Map.of() : e.variables();
    } catch (StackOverflowError overflow) {
      problems.error(e.in.lastAt, "this is nested too deeply to evaluate");
      failed = true;
    } catch (EvalException x) {
      problems.error(Math.max(e.in.lastAt, x.at()), x.shown());
      failed = true;
    } finally {
      Meter.use(null);
    }
    e.mentionOutput();
    return new Result(variables, e.in.assigned, failed);
  }

  private void prepare(Map<String, String> words, String fileName) {
    Map<String, Object> v = in.file.variables;
    v.put("sys", in.modules.load("sys"));
    v.put("os", in.modules.load("os"));
    in.modules.load("xen.util.ip").members.forEach(v::put);
    v.put("socket", in.modules.load("socket"));
    v.put("re", in.modules.load("re"));
    v.put("Vars", in.modules.load("xen.xm.help").get("Vars"));
    v.put("xm_file", fileName);
    v.put("xm_help", 0L);
    v.put("xm_vars", XmVars.make());
    prepared.putAll(v);
    words.forEach(v::put);
  }

  /** Statement after statement; goes on after an error where the next one still makes sense. */
  private boolean execute(List<Stmt> program) {
    boolean failed = false;
    for (Stmt s : program) {
      in.lastAt = s.at();
      try {
        in.statements.execute(s, in.file);
        unpoison(s);
      } catch (EvalException e) {
        if (!concernsPoisoned(e)) {
          problems.error(e.at() < 0 ? s.at() : e.at(), explained(e, s));
        }
        failed = true;
        limited |= e.limit();
        if (e.limit() || !poison(s)) {
          return true;
        }
      }
    }
    return failed;
  }

  private String explained(EvalException e, Stmt s) {
    String shown = e.shown();
    if (in.missing != null) {
      String name = in.missing;
      return shown
          + ": the file wants '"
          + name
          + "' from the command line; give "
          + name
          + "=... after the file's name";
    }
    String text = e.getMessage();
    if (!e.refusal() && text.startsWith("global name '") && text.endsWith("' is not defined")) {
      String name = text.substring(13, text.length() - 16);
      if (in.file.variables.containsKey(name)) {
        return shown
            + ": a function cannot see the file's variable '"
            + name
            + "', as under xm; pass it as a parameter";
      }
    }
    if (text.startsWith("cannot concatenate 'str' and '")) {
      return shown + ": write str(...) around what is no text";
    }
    boolean word =
        s.kind() == Stmt.Kind.ASSIGN
            && ((Stmt.AssignStmt) s).value().kind() == Expr.Kind.NAME
            && text.startsWith("name '");
    return word ? shown + ": text needs quotes" : shown;
  }

  private boolean concernsPoisoned(EvalException e) {
    if (e.refusal() || !e.value().type().is(ExceptionType.NAME)) {
      return false;
    }
    String text = e.getMessage();
    int open = text.indexOf('\'');
    int close = text.indexOf('\'', open + 1);
    return open >= 0 && close > open && poisoned.contains(text.substring(open + 1, close));
  }

  /** Marks what a failed statement would have set; gives false when nothing more can be said. */
  private boolean poison(Stmt s) {
    switch (s.kind()) {
      case ASSIGN -> ((Stmt.AssignStmt) s).targets().forEach(this::poison);
      case AUGMENTED -> poison(((Stmt.AugmentedStmt) s).target());
      case IMPORT -> {
        for (Stmt.Alias a : ((Stmt.ImportStmt) s).modules()) {
          int dot = a.name().indexOf('.');
          String top = dot < 0 ? a.name() : a.name().substring(0, dot);
          remove(a.alias() != null ? a.alias() : top);
        }
      }
      case FROM_IMPORT -> {
        List<Stmt.Alias> names = ((Stmt.FromImportStmt) s).names();
        if (names.isEmpty()) {
          return false;
        }
        names.forEach(a -> remove(a.alias() != null ? a.alias() : a.name()));
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void poison(Expr target) {
    switch (target.kind()) {
      case NAME -> remove(((Expr.NameExpr) target).name());
      case LIST -> ((Expr.ListExpr) target).items().forEach(this::poison);
      case TUPLE -> ((Expr.TupleExpr) target).items().forEach(this::poison);
      case INDEX -> poison(((Expr.IndexExpr) target).object());
      case ATTRIBUTE -> poison(((Expr.AttributeExpr) target).object());
      default -> {
        // binds nothing
      }
    }
  }

  private void remove(String name) {
    poisoned.add(name);
    in.file.variables.remove(name);
  }

  private void unpoison(Stmt s) {
    if (!poisoned.isEmpty() && s.kind() == Stmt.Kind.ASSIGN) {
      for (Expr t : ((Stmt.AssignStmt) s).targets()) {
        if (t.kind() == Expr.Kind.NAME) {
          poisoned.remove(((Expr.NameExpr) t).name());
        }
      }
    }
  }

  private void mentionOutput() {
    if (in.printedAt >= 0 && in.printed.length() > 0) {
      StringBuilder quoted = new StringBuilder();
      String text = in.printed.toString().strip();
      Repr.quoted(text.length() > MOST_OUTPUT ? text.substring(0, MOST_OUTPUT) : text, quoted);
      problems.warning(in.printedAt, "the file prints " + quoted);
    }
  }

  /** The file's variables without functions, modules and what xm itself put there. */
  private Map<String, Object> variables() {
    Map<String, Object> out = new LinkedHashMap<>();
    in.file.variables.forEach(
        (name, value) -> {
          if (prepared.get(name) != value && Data.isData(value)) {
            out.put(name, Data.plain(value));
          }
        });
    return out;
  }
}
