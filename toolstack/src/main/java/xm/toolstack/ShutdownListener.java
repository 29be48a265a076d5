package xm.toolstack;

/** Hears how each domain ended. */
public interface ShutdownListener {

  /** How a domain that was asked to shut down ended. */
  enum Outcome {
    TERMINATED,
    REBOOTED,
    /** It ended, but no new instance came up in time. */
    DID_NOT_COME_BACK
  }

  void ended(DomainSnapshot domain, Outcome outcome);
}
