package xm.toolstack.migrate;

import xm.toolstack.ToolstackException;
import xm.toolstack.migrate.facts.Finding;

/** The checks before a migration found reasons not to; nothing was touched. */
public final class MigrationRefusedException extends ToolstackException {
  private static final long serialVersionUID = 1L;

  MigrationRefusedException(CheckResult result) {
    super(text(result));
  }

  private static String text(CheckResult result) {
    StringBuilder text = new StringBuilder();
    for (Finding finding : result.findings()) {
      if (finding.weight() == Finding.Weight.ERROR) {
        text.append(text.length() == 0 ? "" : "\n").append(finding.sentence());
      }
    }
    return text.toString();
  }
}
