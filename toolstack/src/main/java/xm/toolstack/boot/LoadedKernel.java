package xm.toolstack.boot;

import xm.config.sxp.Sxp;
import xm.config.sxp.SxpParser;

/**
 * What a boot loader has found.
 *
 * @param kernel path of a copy in dom0
 * @param ramdisk path of a copy in dom0, empty for none
 * @param args command line of the kernel; null when the boot loader says nothing about it
 */
public record LoadedKernel(String kernel, String ramdisk, String args) {

  /**
   * Reads the result in either form: {@code kernel PATH NUL ramdisk PATH NUL args TEXT} (simple0,
   * which libxl asks for) or {@code linux (kernel PATH)(ramdisk PATH)(args "TEXT")} (xend's).
   *
   * @return null when there is no kernel in it
   */
  static LoadedKernel parse(String text) {
    return text.indexOf('\0') >= 0 || !text.stripLeading().startsWith("linux")
        ? simple(text)
        : sxp(text);
  }

  private static LoadedKernel simple(String text) {
    String kernel = "";
    String ramdisk = "";
    String args = null;
    // the simple form has newlines where simple0 has NULs
    for (String item : text.split(text.indexOf('\0') >= 0 ? "\0" : "\n")) {
      int space = item.indexOf(' ');
      String key = space < 0 ? item.strip() : item.substring(0, space);
      String value = space < 0 ? "" : item.substring(space + 1);
      switch (key) {
        case "kernel" -> kernel = value;
        case "ramdisk" -> ramdisk = value;
        case "args" -> args = value;
        default -> {
          // offset and others are of no use to a kernel that was copied
        }
      }
    }
    return kernel.isEmpty() ? null : new LoadedKernel(kernel, ramdisk, args);
  }

  private static LoadedKernel sxp(String text) {
    String list = text.strip();
    if (!(SxpParser.parse("(" + list + ")").orElse(null) instanceof Sxp.Node node)) {
      return null;
    }
    String kernel = "";
    String ramdisk = "";
    String args = null;
    for (Sxp item : node.items()) {
      if (!(item instanceof Sxp.Node pair) || pair.items().isEmpty()) {
        continue;
      }
      String value = pair.items().size() < 2 ? "" : atom(pair.items().get(1));
      switch (atom(pair.items().get(0))) {
        case "kernel" -> kernel = value;
        case "ramdisk" -> ramdisk = value;
        case "args" -> args = value;
        default -> {
          // nothing else is of use
        }
      }
    }
    return kernel.isEmpty() ? null : new LoadedKernel(kernel, ramdisk, args);
  }

  private static String atom(Sxp item) {
    return item instanceof Sxp.Atom a ? String.valueOf(a.value()) : "";
  }
}
