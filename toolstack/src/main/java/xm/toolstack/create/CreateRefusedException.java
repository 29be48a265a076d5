package xm.toolstack.create;

import java.util.List;
import xm.toolstack.ToolstackException;

/** The host cannot take this domain. Nothing was touched; every reason is there, in file order. */
public final class CreateRefusedException extends ToolstackException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> reasons;

  public CreateRefusedException(List<String> reasons) {
    super(String.join("\n", reasons));
    this.reasons = List.copyOf(reasons);
  }

  /** Whole sentences, at least one. */
  public List<String> reasons() {
    return reasons;
  }
}
