package xm.toolstack.create;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import xm.config.model.CpuidPolicy;

/** {@code cpuid} as libxl keeps it in {@code b_info} (libxl_cpuid_policy_list_gen_json). */
final class LibxlCpuid {
  private static final List<String> REGISTERS = List.of("eax", "ebx", "ecx", "edx");

  private LibxlCpuid() {}

  /**
   * Writes the field when there is something to say: an array of leaves, which every release reads,
   * and only with MSRs the object of the releases that know them.
   */
  static void write(JsonGenerator json, CpuidPolicy policy) throws IOException {
    if (policy.isHost()) {
      return;
    }
    json.writeFieldName("cpuid");
    if (policy.msrs().isEmpty()) {
      leaves(json, policy.leaves());
      return;
    }
    json.writeStartObject();
    json.writeFieldName("cpuid");
    leaves(json, policy.leaves());
    json.writeArrayFieldStart("msr");
    for (CpuidPolicy.Msr msr : policy.msrs()) {
      json.writeStartObject();
      json.writeNumberField("index", msr.index());
      json.writeStringField("policy", msr.bits());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void leaves(JsonGenerator json, List<CpuidPolicy.Leaf> leaves) throws IOException {
    json.writeStartArray();
    for (CpuidPolicy.Leaf leaf : leaves) {
      json.writeStartObject();
      json.writeNumberField("leaf", leaf.leaf());
      if (leaf.subleaf() >= 0) {
        json.writeNumberField("subleaf", leaf.subleaf());
      }
      for (String register : REGISTERS) {
        LibxlJson.writeIfGiven(json, register, leaf.registers().getOrDefault(register, ""));
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
