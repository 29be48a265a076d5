package xm.toolstack.managed;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import xm.config.model.DomainConfig;
import xm.config.sxp.Sxp;

/**
 * The {@code (domain ...)} form of a domain that does not run: the fields of xm in its order
 * (xm-commands §3), without those that only a running domain has.
 */
final class InactiveForm {
  private static final int WEIGHT_DEFAULT = 256;

  /** Our own notes in a stored device, which xm did not print. */
  private static final Set<String> OURS = Set.of("backendtype", "format", "target", "cmdline");

  private final List<Sxp> fields = new ArrayList<>();

  private InactiveForm() {}

  static Sxp of(ManagedDomain domain) {
    return new InactiveForm().build(domain);
  }

  private Sxp build(ManagedDomain domain) {
    DomainConfig c = domain.config();
    fields.add(Sxp.atom("domain"));
    int weight = c.scheduling().weight();
    put("cpu_weight", weight > 0 ? weight : WEIGHT_DEFAULT);
    put("cpu_cap", c.scheduling().capPercent());
    put("pool_name", c.scheduling().pool().isEmpty() ? "Pool-0" : c.scheduling().pool());
    put("bootloader", c.boot().bootloader());
    put("vcpus", c.cpus().max());
    put("on_poweroff", c.lifecycle().onPoweroff().label());
    put("description", c.description());
    put("on_crash", c.lifecycle().onCrash().label());
    put("uuid", domain.uuid().toString());
    put("bootloader_args", String.join(" ", c.boot().bootloaderArgs()));
    put("name", domain.name());
    put("on_reboot", c.lifecycle().onReboot().label());
    put("maxmem", c.memory().maxMib());
    put("memory", c.memory().targetMib());
    put("shadow_memory", c.memory().shadowMib());
    long[] online = c.cpus().available().toLongArray();
    put("vcpu_avail", online.length == 0 ? 0L : online[0]);
    put("features", c.boot().features());
    put("on_xend_start", c.lifecycle().onXendStart());
    put("on_xend_stop", c.lifecycle().onXendStop());
    put("cpu_time", "0.0");
    copy(domain.form(), "image");
    put("status", 0);
    copy(domain.form(), "device");
    return new Sxp.Node(fields);
  }

  private void put(String name, Object value) {
    fields.add(Sxp.of(name, value));
  }

  /** All parts with this head; what is ours alone is left out of them. */
  private void copy(Sxp form, String head) {
    for (Sxp item : ((Sxp.Node) form).items()) {
      if (item instanceof Sxp.Node node && head.equals(headOf(node)) && node.items().size() > 1) {
        fields.add(Sxp.of(head, trimmed(node.items().get(1))));
      }
    }
  }

  private static Sxp trimmed(Sxp inner) {
    if (!(inner instanceof Sxp.Node node)) {
      return inner;
    }
    List<Sxp> kept = new ArrayList<>();
    for (Sxp item : node.items()) {
      if (!(item instanceof Sxp.Node field) || !OURS.contains(headOf(field))) {
        kept.add(item);
      }
    }
    return new Sxp.Node(kept);
  }

  private static String headOf(Sxp.Node node) {
    return !node.items().isEmpty() && node.items().get(0) instanceof Sxp.Atom head
        ? String.valueOf(head.value())
        : "";
  }
}
