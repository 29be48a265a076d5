package xm.config.schema;

import java.util.List;
import xm.config.model.GuestType;

/**
 * The kind of guest, from {@code type} or {@code builder}.
 *
 * @param builder the word in xm's form
 */
record GuestKind(GuestType type, String builder) {

  static GuestKind of(Settings s) {
    String type = s.text("type");
    switch (type) {
      case "pv" -> {
        return new GuestKind(GuestType.PV, "linux");
      }
      case "pvh" -> {
        return new GuestKind(GuestType.PVH, "pvh");
      }
      case "hvm" -> {
        return new GuestKind(GuestType.HVM, "hvm");
      }
      case "" -> {}
      default ->
          s.places()
              .error(
                  "type",
                  "type '"
                      + type
                      + "' is none of pv, pvh and hvm"
                      + Suggestion.hint(type, List.of("pv", "pvh", "hvm")));
    }
    String builder = s.text("builder");
    return switch (builder) {
      case "hvm", "vmx", "vti" -> new GuestKind(GuestType.HVM, builder);
      case "pvh" -> new GuestKind(GuestType.PVH, builder);
      case "", "linux", "generic" ->
          s.flag("pvh") // of the years before type=
              ? new GuestKind(GuestType.PVH, "pvh")
              : new GuestKind(GuestType.PV, builder.isEmpty() ? "linux" : builder);
      default -> new GuestKind(GuestType.PV, builder.isEmpty() ? "linux" : builder);
    };
  }

  /** Warns of a builder that Xen has not. */
  static void check(Settings s) {
    String builder = s.text("builder");
    if (s.isSet("builder")
        && !List.of("linux", "generic", "hvm", "pvh", "vmx", "vti", "").contains(builder)) {
      s.places()
          .warning(
              "builder",
              "there is no builder '"
                  + builder
                  + "'; the guest is built as a PV guest (linux)"
                  + Suggestion.hint(builder, List.of("linux", "hvm")));
    }
  }

  /** xm added the HVM fields for the builder of that very name only. */
  boolean isHvm() {
    return builder.equals("hvm");
  }
}
