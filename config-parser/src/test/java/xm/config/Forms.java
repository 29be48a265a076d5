package xm.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import xm.config.sxp.Sxp;
import xm.config.sxp.SxpParser;
import xm.config.syntax.Problems;
import xm.config.syntax.Source;

/** SXP forms in tests. */
final class Forms {
  private Forms() {}

  static Sxp parse(String text) {
    return SxpParser.first(new Problems(new Source("form", text)));
  }

  /** A form without the lists of those heads, at any depth; {@code disk} stands for vbd and tap. */
  static Sxp without(Sxp form, Set<String> heads) {
    if (!(form instanceof Sxp.Node node)) {
      return form;
    }
    List<Sxp> out = new ArrayList<>();
    for (Sxp item : node.items()) {
      if (!(item instanceof Sxp.Node n && !n.items().isEmpty() && drops(n, heads))) {
        out.add(without(item, heads));
      }
    }
    return new Sxp.Node(out);
  }

  private static boolean drops(Sxp.Node n, Set<String> heads) {
    String head = n.items().get(0) instanceof Sxp.Atom a ? String.valueOf(a.value()) : "";
    if (head.equals("device") && n.items().get(1) instanceof Sxp.Node device) {
      Object kind = ((Sxp.Atom) device.items().get(0)).value();
      return heads.contains("disk") && (kind.equals("vbd") || kind.equals("tap"));
    }
    return heads.contains(head);
  }
}
