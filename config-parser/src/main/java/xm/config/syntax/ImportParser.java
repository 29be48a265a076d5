package xm.config.syntax;

import java.util.ArrayList;
import java.util.List;
import xm.config.syntax.Stmt.Alias;

/** {@code import} and {@code from}. */
final class ImportParser {
  private final ExprParser p;

  ImportParser(ExprParser parser) {
    this.p = parser;
  }

  Stmt importStatement() {
    int at = p.take().start();
    List<Alias> modules = new ArrayList<>();
    do {
      int nameAt = p.peek().start();
      String module = dotted();
      String alias = p.takeIf("as") ? p.expectName("a name after 'as'").text() : null;
      int dot = module.indexOf('.');
      p.scope.bind(alias != null ? alias : dot < 0 ? module : module.substring(0, dot));
      modules.add(new Alias(nameAt, module, alias));
    } while (p.takeIf(","));
    return new Stmt.ImportStmt(at, modules);
  }

  private String dotted() {
    if (p.at(".")) {
      throw p.fail(p.peek(), "relative imports are not supported");
    }
    StringBuilder name = new StringBuilder(p.expectName("a module's name").text());
    while (p.takeIf(".")) {
      name.append('.').append(p.expectName("a module's name").text());
    }
    return name.toString();
  }

  Stmt fromStatement() {
    int at = p.take().start();
    String module = dotted();
    p.expect("import", "after the module's name");
    List<Alias> names = new ArrayList<>();
    if (p.takeIf("*")) {
      return new Stmt.FromImportStmt(at, module, names);
    }
    boolean parenthesis = p.takeIf("(");
    do {
      if (parenthesis && p.at(")")) {
        break;
      }
      Token name = p.expectName("a name to import");
      String alias = p.takeIf("as") ? p.expectName("a name after 'as'").text() : null;
      p.scope.bind(alias != null ? alias : name.text());
      names.add(new Alias(name.start(), name.text(), alias));
      if (module.equals("__future__")) {
        p.dialect = p.dialect.with(name.text());
      }
    } while (p.takeIf(","));
    if (parenthesis) {
      p.expect(")", "after the imported names");
    }
    return new Stmt.FromImportStmt(at, module, names);
  }
}
