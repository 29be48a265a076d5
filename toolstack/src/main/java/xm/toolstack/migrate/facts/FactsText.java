package xm.toolstack.migrate.facts;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import xm.toolstack.json.JsonFields;
import xm.toolstack.json.JsonTree;
import xm.toolstack.migrate.facts.HostFacts.Capabilities;
import xm.toolstack.migrate.facts.HostFacts.Named;

/**
 * The question and the answer as two hosts exchange them: one line of JSON each. The question names
 * the guest and the paths of its disks; the answer is a {@link HostFacts}. Fields that a side does
 * not know are passed over, so that releases of xm may differ.
 */
public final class FactsText {
  private static final String DISKS = "disks";
  private static final String MODES = "modes";
  private static final String NAME = "name";
  private static final String UUID_FIELD = "uuid";

  private FactsText() {}

  /** What a receiver is asked. */
  public static String question(GuestNeeds guest) {
    Map<String, Object> question = new LinkedHashMap<>();
    question.put(NAME, guest.name());
    question.put(UUID_FIELD, guest.uuid().toString());
    List<String> paths = new ArrayList<>();
    for (GuestNeeds.Disk disk : guest.disks()) {
      paths.add(disk.path());
    }
    question.put(DISKS, paths);
    Map<String, Object> modes = new LinkedHashMap<>();
    for (GuestNeeds.Disk disk : guest.disks()) {
      modes.put(disk.path(), disk.mode());
    }
    question.put(MODES, modes);
    return JsonTree.line(question);
  }

  /**
   * The disks that a question asks about: paths, and the mode of each, empty when it is not said.
   *
   * @throws IOException when this is no question
   */
  public static Map<String, String> disks(String question) throws IOException {
    JsonFields fields = JsonFields.of(JsonTree.parse(question));
    Map<String, String> disks = new LinkedHashMap<>();
    for (String path : fields.texts(DISKS)) {
      disks.put(path, fields.part(MODES).text(path));
    }
    return disks;
  }

  /** The guest that a question is about, empty when it does not say. */
  public static Optional<UUID> guest(String question) throws IOException {
    return JsonFields.of(JsonTree.parse(question)).uuid(UUID_FIELD);
  }

  /** The answer to it. */
  public static String answer(HostFacts facts) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("tool", facts.tool());
    answer.put("tool_version", facts.toolVersion());
    answer.put("xen", facts.xen());
    answer.put("cpu_vendor", facts.vendor());
    answer.put("pv_features", Words.text(facts.pvFeatures()));
    answer.put("hvm_features", Words.text(facts.hvmFeatures()));
    answer.put("host_features", Words.text(facts.hostFeatures()));
    answer.put("pv", facts.capabilities().pv());
    answer.put("hvm", facts.capabilities().hvm());
    answer.put("hap", facts.capabilities().hap());
    answer.put("shadow", facts.capabilities().shadow());
    answer.put("free_kib", facts.freeKib());
    if (facts.names().isPresent()) {
      answer.put("domains", domains(facts.names().get()));
    }
    Map<String, Object> disks = new LinkedHashMap<>();
    for (Map.Entry<String, DiskFacts> each : facts.disks().entrySet()) {
      Map<String, Object> disk = new LinkedHashMap<>();
      disk.put("kind", each.getValue().kind());
      disk.put("size_bytes", each.getValue().sizeBytes());
      disk.put("id", each.getValue().id());
      disk.put("rival", each.getValue().rival());
      disks.put(each.getKey(), disk);
    }
    answer.put(DISKS, disks);
    facts.bridges().ifPresent(names -> answer.put("bridges", names));
    answer.put("arrival", facts.arrival());
    return JsonTree.line(answer);
  }

  private static List<Object> domains(List<Named> names) {
    List<Object> domains = new ArrayList<>();
    for (Named each : names) {
      Map<String, Object> domain = new LinkedHashMap<>();
      domain.put(NAME, each.name());
      each.uuid().ifPresent(uuid -> domain.put(UUID_FIELD, uuid.toString()));
      domain.put("domid", each.domid());
      domain.put("state", each.state());
      domains.add(domain);
    }
    return domains;
  }

  /**
   * Reads an answer.
   *
   * @param question what was asked: an answer tells of those paths only
   * @throws IOException when this is no answer
   */
  public static HostFacts facts(String answer, GuestNeeds question) throws IOException {
    JsonFields fields = JsonFields.of(JsonTree.parse(answer));
    if (!"xm".equals(fields.text("tool"))) {
      throw new IOException("no answer of xm");
    }
    Map<String, DiskFacts> disks = new LinkedHashMap<>();
    for (GuestNeeds.Disk asked : question.disks()) {
      if (fields.part(DISKS).has(asked.path())) {
        JsonFields disk = fields.part(DISKS).part(asked.path());
        disks.put(
            asked.path(),
            new DiskFacts(
                disk.text("kind"),
                disk.number("size_bytes", DiskFacts.UNKNOWN),
                disk.text("id"),
                disk.text("rival")));
      }
    }
    return new HostFacts(
        "xm",
        fields.text("tool_version"),
        fields.text("xen"),
        fields.text("cpu_vendor"),
        Words.parse(fields.text("pv_features")),
        Words.parse(fields.text("hvm_features")),
        Words.parse(fields.text("host_features")),
        new Capabilities(
            fields.flag("pv").orElse(false),
            fields.flag("hvm").orElse(false),
            fields.flag("hap").orElse(false),
            fields.flag("shadow").orElse(false)),
        fields.number("free_kib", DiskFacts.UNKNOWN),
        fields.has("domains") ? Optional.of(named(fields)) : Optional.empty(),
        disks,
        fields.has("bridges") ? Optional.of(fields.texts("bridges")) : Optional.empty(),
        fields.text("arrival"));
  }

  private static List<Named> named(JsonFields fields) {
    List<Named> names = new ArrayList<>();
    for (JsonFields domain : fields.parts("domains")) {
      Optional<UUID> uuid = domain.uuid(UUID_FIELD);
      names.add(
          new Named(
              domain.text(NAME), uuid, (int) domain.number("domid", -1), domain.text("state")));
    }
    return names;
  }
}
