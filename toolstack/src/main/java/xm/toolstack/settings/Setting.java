package xm.toolstack.settings;

import java.util.List;

/** One row for each setting of {@code /etc/xen/xm.conf}; {@code packaging/xm.conf} describes it. */
public enum Setting {
  /** Whether creating a domain may take memory from dom0; auto is xl's rule. */
  DOM0_BALLOONING("dom0_ballooning", "XM_DOM0_BALLOONING", "auto", "auto", "yes", "no"),
  /** What dom0 keeps in any case, in MiB. */
  DOM0_MIN_MEM("dom0_min_mem", "XM_DOM0_MIN_MEM", "128"),
  /** Seconds that a guest must have lived to be started again after a crash or a reboot. */
  MINIMUM_RESTART_TIME("minimum_restart_time", "XM_MINIMUM_RESTART_TIME", "60"),
  /** Bridge of an interface that names none; empty for xenbr0, else the first bridge. */
  DEFAULT_BRIDGE("default_bridge", "XM_DEFAULT_BRIDGE", ""),
  /** Script of an interface that names none. */
  DEFAULT_VIF_SCRIPT("default_vif_script", "XM_DEFAULT_VIF_SCRIPT", "vif-bridge"),
  /** Seconds that a hotplug script may take. */
  HOTPLUG_TIMEOUT("hotplug_timeout", "XM_HOTPLUG_TIMEOUT", "40"),
  /** This host's certificate for migrations by TLS, PEM. */
  MIGRATION_CERTIFICATE(
      "migration_certificate", "XM_MIGRATION_CERTIFICATE", "/etc/xen/migration/certificate.pem"),
  /** The key of that certificate, PEM. */
  MIGRATION_KEY("migration_key", "XM_MIGRATION_KEY", "/etc/xen/migration/key.pem"),
  /** Certificates of the authorities that the other hosts' certificates are of, PEM. */
  MIGRATION_CA("migration_ca", "XM_MIGRATION_CA", "/etc/xen/migration/ca.pem");

  private final String key;
  private final String variable;
  private final String usual;

  @SuppressWarnings("ImmutableEnumChecker") // List.of
  private final List<String> choices;

  Setting(String key, String variable, String usual, String... choices) {
    this.key = key;
    this.variable = variable;
    this.usual = usual;
    this.choices = List.of(choices);
  }

  /** Its name in the file. */
  public String key() {
    return key;
  }

  /** The variable of the environment that overrides the file. */
  public String variable() {
    return variable;
  }

  /** The value when nothing is set. */
  public String usual() {
    return usual;
  }

  /** What is wrong with a value of the file, empty when nothing is. */
  String objection(String value) {
    if (!choices.isEmpty()) {
      return choices.contains(value) ? "" : "takes one of " + String.join(", ", choices);
    }
    return isNumber(usual) && !isNumber(value) ? "takes a whole number" : "";
  }

  private static boolean isNumber(String value) {
    boolean digits = !value.isEmpty() && value.length() <= 9;
    for (int i = 0; i < value.length(); i++) {
      digits &= value.charAt(i) >= '0' && value.charAt(i) <= '9';
    }
    return digits;
  }
}
