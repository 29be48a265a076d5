package xm.toolstack;

/** No domain has this name, id or UUID; xm's exit code 3. */
public final class NoSuchDomainException extends ToolstackException {
  private static final long serialVersionUID = 1L;

  private final String domain;

  public NoSuchDomainException(String domain) {
    super("Domain '" + domain + "' does not exist.");
    this.domain = domain;
  }

  /** What was asked for. */
  public String domain() {
    return domain;
  }
}
