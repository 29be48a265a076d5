package xm.config.eval;

import java.util.List;
import java.util.Set;
import xm.config.syntax.Expr;
import xm.config.syntax.Stmt;

/**
 * A function or lambda of the file.
 *
 * @param defaults for the parameters, null where there is none
 * @param body statements; null for a lambda
 * @param expression of a lambda; null for a function
 * @param closure frame of the function around it; null at file level, whose variables it cannot
 *     see, as under xm
 */
record PyFunction(
    String name,
    Expr.Parameters parameters,
    List<Object> defaults,
    List<Stmt> body,
    Expr expression,
    Set<String> names,
    Set<String> globals,
    Frame closure) {

  @Override
  public boolean equals(Object o) {
    return this == o;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
