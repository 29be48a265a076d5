package xm.xenctrl;

/** FLASK, Xen's mandatory access control. Where it is not built in, all fail with ENOSYS. */
public interface FlaskCalls {

  /** True when the policy is enforced, false when breaches are only logged. */
  boolean flaskEnforcing();

  void setFlaskEnforcing(boolean enforcing);

  /** Puts a compiled policy in force. */
  void loadFlaskPolicy(byte[] policy);

  /** The security label behind {@link DomainInfo#ssidRef()}, such as system_u:system_r:domU_t. */
  String flaskLabel(int ssidRef);
}
