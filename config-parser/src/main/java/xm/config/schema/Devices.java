package xm.config.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import xm.config.model.VbdSpec;
import xm.config.model.VfbSpec;
import xm.config.model.VifSpec;
import xm.config.schema.Pairs.Pair;

/** The device lists of a file, parsed; what is wrong in them is reported at its place. */
final class Devices {
  private static final List<String> TYPES =
      List.of("phy", "file", "tap", "qdisk", "standalone", "nbd", "enbd", "drbd", "iscsi", "npiv");

  final List<DiskString.Parsed> disks = new ArrayList<>();
  final List<List<Pair>> vifPairs = new ArrayList<>();
  final List<VifSpec> vifs = new ArrayList<>();
  final List<VfbString> vfbs = new ArrayList<>();
  final List<PciString> pci = new ArrayList<>();
  final List<Vusb> vusbs = new ArrayList<>();

  private final Places places;

  private Devices(Places places) {
    this.places = places;
  }

  static Devices of(Settings s) {
    Devices d = new Devices(s.places());
    d.disks(s.strings("disk"));
    d.vifs(s.strings("vif"), s);
    d.vfbs(s.strings("vfb"));
    d.pci(s.strings("pci"));
    d.vusbs(s.strings("vusb"));
    return d;
  }

  /** The host's hardware alone: PCI functions and USB controllers. */
  static Devices hardwareOf(Settings s) {
    Devices d = new Devices(s.places());
    d.pci(s.strings("pci"));
    d.vusbs(s.strings("vusb"));
    return d;
  }

  private void disks(List<String> entries) {
    Map<Integer, String> seen = new HashMap<>();
    for (int i = 0; i < entries.size(); i++) {
      try {
        DiskString.Parsed p = DiskString.parse(entries.get(i));
        disks.add(p);
        if (p.problem() != null) {
          places.late("disk", i, p.problem().offset, p.problem().getMessage());
          continue;
        }
        type(p.spec(), i);
        String before = seen.putIfAbsent(p.spec().virtualDevice(), p.spec().vdev());
        if (before != null) {
          places.late(
              "disk",
              i,
              0,
              p.spec().vdev() + " is already the name of another disk of this domain");
        }
      } catch (BadString e) {
        places.error("disk", i, e.offset, e.getMessage());
      }
    }
  }

  /** A type may be the X of a script block-X, so a strange one is only doubted. */
  private void type(VbdSpec disk, int index) {
    String type = disk.backendType();
    if (!TYPES.contains(type)) {
      String near = Suggestion.hint(type, TYPES);
      if (!near.isEmpty()) {
        places.warning(
            "disk", index, 0, "the disk type '" + type + "' needs a script block-" + type + near);
      }
    }
  }

  private void vifs(List<String> entries, Settings s) {
    List<String> all = new ArrayList<>(entries);
    if (s.isSet("nics")) {
      long nics = s.number("nics", -1, -1, 256, "");
      places.warning(
          "nics", "nics is an old way to ask for interfaces; write one vif entry, vif = [ '' ]");
      while (all.size() < nics) {
        all.add("");
      }
    }
    for (int i = 0; i < all.size(); i++) {
      try {
        List<Pair> pairs = Pairs.of(all.get(i), VifString.WORDS);
        vifPairs.add(pairs);
        vifs.add(VifString.parse(pairs, places, i));
      } catch (BadString e) {
        places.error("vif", i, e.offset, e.getMessage());
      }
    }
  }

  private void vfbs(List<String> entries) {
    for (int i = 0; i < entries.size(); i++) {
      try {
        vfbs.add(VfbString.parse(Pairs.of(entries.get(i)), places, i));
      } catch (BadString e) {
        places.error("vfb", i, e.offset, e.getMessage());
      }
    }
  }

  private void pci(List<String> entries) {
    for (int i = 0; i < entries.size(); i++) {
      try {
        pci.addAll(PciString.parse(entries.get(i)));
      } catch (BadString e) {
        places.error("pci", i, e.offset, e.getMessage());
      }
    }
  }

  private void vusbs(List<String> entries) {
    for (int i = 0; i < entries.size(); i++) {
      try {
        vusbs.add(Vusb.parse(entries.get(i)));
      } catch (BadString e) {
        places.error("vusb", i, e.offset, e.getMessage());
      }
    }
  }

  List<VbdSpec> vbdSpecs() {
    List<VbdSpec> out = new ArrayList<>();
    for (DiskString.Parsed p : disks) {
      if (p.spec() != null) {
        out.add(p.spec());
      }
    }
    return out;
  }

  List<VfbSpec> vfbSpecs() {
    List<VfbSpec> out = new ArrayList<>();
    for (VfbString v : vfbs) {
      out.add(new VfbSpec(v.options(), ""));
    }
    return out;
  }
}
