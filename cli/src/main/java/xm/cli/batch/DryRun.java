package xm.cli.batch;

import xm.cli.args.BatchForm;
import xm.toolstack.DomainSnapshot;
import xm.toolstack.DomainStateException;
import xm.toolstack.NoSuchDomainException;
import xm.toolstack.Toolstack;
import xm.toolstack.ToolstackException;

/** What can be said of a domain without touching it. */
final class DryRun {

  private DryRun() {}

  /**
   * Passes when the command would find its domain.
   *
   * @throws ToolstackException when it would not
   */
  static void check(BatchForm form, String word, Toolstack toolstack) {
    if (form.kind() == BatchForm.Kind.INACTIVE) {
      if (toolstack.managed().inactive(word).isEmpty()) {
        throw toolstack.find(word) == null
            ? new NoSuchDomainException(word)
            : DomainStateException.of("Domain is already running");
      }
      return;
    }
    if (form.kind() == BatchForm.Kind.EITHER && toolstack.managed().inactive(word).isPresent()) {
      return;
    }
    DomainSnapshot domain = toolstack.find(word);
    if (domain.domid() == 0 && form.shared() == 0) {
      throw new ToolstackException("Domain-0 is the privileged domain");
    }
  }
}
