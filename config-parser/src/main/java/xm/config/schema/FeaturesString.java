package xm.config.schema;

import java.util.ArrayList;
import java.util.List;
import xm.config.model.PvFeature;

/**
 * The feature string of PV kernels, names of xen/include/public/features.h with {@code |} between
 * them; {@code !name} must be there (xc_dom_elfloader.c reads the same form).
 */
final class FeaturesString {
  private static final List<String> KNOWN =
      List.of(
          "auto_translated_physmap",
          "dom0",
          "gnttab_map_avail_bits",
          "hvm_callback_vector",
          "hvm_pirqs",
          "hvm_safe_pvclock",
          "linux_rsdp_unrestricted",
          "memory_op_vnode_supported",
          "mmu_pt_update_preserve_ad",
          "pae_pgdir_above_4gb",
          "supervisor_mode_kernel",
          "writable_descriptor_tables",
          "writable_page_tables");

  private FeaturesString() {}

  static List<PvFeature> parse(String text) throws BadString {
    List<PvFeature> out = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int bar = text.indexOf('|', start);
      int end = bar < 0 ? text.length() : bar;
      int at = start;
      boolean required = text.startsWith("!", at);
      at += required ? 1 : 0;
      String name = text.substring(at, end).strip();
      if (!KNOWN.contains(name)) {
        throw new BadString(
            at,
            "'"
                + name
                + "' is no feature of PV kernels"
                + Suggestion.hint(name, KNOWN)
                + (name.indexOf(',') >= 0 || name.indexOf(' ') >= 0
                    ? "; '|' goes between features"
                    : ""));
      }
      out.add(new PvFeature(name, required));
      start = end + 1;
    }
    return out;
  }
}
