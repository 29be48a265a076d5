package xm.config.schema;

import java.util.ArrayList;
import java.util.List;
import xm.config.Diagnostic.Severity;
import xm.config.model.DeviceSpec;
import xm.config.model.DiskFlags;
import xm.config.model.VbdSpec;
import xm.config.model.VfbSpec;
import xm.config.schema.Pairs.Pair;
import xm.config.sxp.Sxp;
import xm.config.syntax.Problems;

/** The {@code device} parts of a form. */
final class SxpDevices {
  private final Places places;
  private final Problems problems;

  SxpDevices(Places places, Problems problems) {
    this.places = places;
    this.problems = problems;
  }

  List<DeviceSpec> read(List<Sxp.Node> devices) {
    List<DeviceSpec> out = new ArrayList<>();
    for (Sxp.Node d : devices) {
      switch (SxpReader.head(d)) {
        case "vbd", "tap", "tap2" -> disk(d, out);
        case "vif" -> out.add(VifString.parse(known(d, true), places, out.size()));
        case "vfb" -> {
          List<Pair> pairs = known(d, false);
          String backend = Pairs.value(pairs, "backend");
          pairs.removeIf(p -> p.key().equals("backend"));
          out.add(new VfbSpec(VfbString.parse(pairs, places, 0).options(), backend));
        }
        default -> {
          // keyboards come with their screens; the rest has no model yet
        }
      }
    }
    return out;
  }

  private void disk(Sxp.Node d, List<DeviceSpec> out) {
    List<Pair> f = pairs(d);
    try {
      VbdSpec spec =
          DiskString.spec(
              Pairs.value(f, "uname"),
              Pairs.value(f, "dev"),
              Pairs.value(f, "mode"),
              Pairs.value(f, "backend"));
      String type = Pairs.value(f, "backendtype");
      if (!type.isEmpty()) {
        spec =
            new VbdSpec(
                type,
                Pairs.value(f, "format"),
                Pairs.value(f, "target"),
                spec.vdev(),
                spec.virtualDevice(),
                spec.mode(),
                spec.cdrom(),
                spec.backend(),
                spec.uname());
      }
      out.add(spec.withFlags(flags(f)));
    } catch (BadString e) {
      problems.general(Severity.ERROR, "disk: " + e.getMessage());
    }
  }

  private static DiskFlags flags(List<Pair> f) {
    return new DiskFlags(
        Pairs.value(f, "direct_io_safe").equals("1"),
        !Pairs.value(f, "discard").equals("0"),
        !Pairs.value(f, "trusted").equals("0"));
  }

  /** What xend itself added to a device's options in {@code xm list --long} is left out. */
  private static List<Pair> known(Sxp.Node d, boolean vif) {
    List<Pair> out = pairs(d);
    out.removeIf(
        p ->
            switch (p.key()) {
              case "uuid", "devid", "id", "location", "other_config", "protocol" -> true;
              case "backend" -> vif && p.value().equals("0");
              default -> false;
            });
    return out;
  }

  private static List<Pair> pairs(Sxp.Node d) {
    List<Pair> out = new ArrayList<>();
    for (Sxp item : d.items().subList(1, d.items().size())) {
      if (item instanceof Sxp.Node n && n.items().size() > 1) {
        out.add(new Pair(SxpReader.head(n), SxpValues.text(n), 0, 0));
      }
    }
    return out;
  }
}
