package xm.toolstack.image;

import java.util.ArrayList;
import java.util.List;
import xm.toolstack.image.format.ImageFormatException;
import xm.toolstack.json.JsonFields;

/** libxl's devices as the texts of a configuration file. */
final class XlDeviceText {
  private XlDeviceText() {}

  static List<String> disks(List<JsonFields> disks) {
    List<String> texts = new ArrayList<>();
    for (JsonFields disk : disks) {
      List<String> words = new ArrayList<>();
      String format = disk.text("format");
      if (!format.isEmpty() && !format.equals("unknown")) {
        words.add("format=" + (format.equals("empty") ? "raw" : format));
      }
      words.add("vdev=" + plain(disk.text("vdev")));
      words.add("access=" + (disk.flag("readwrite").orElse(false) ? "rw" : "ro"));
      if (disk.flag("is_cdrom").orElse(false)) {
        words.add("devtype=cdrom");
      }
      if (!disk.text("backend").isEmpty() && !disk.text("backend").equals("unknown")) {
        words.add("backendtype=" + plain(disk.text("backend")));
      }
      if (!disk.text("script").isEmpty()) {
        words.add("script=" + plain(disk.text("script")));
      }
      backend(words, disk);
      words.add("target=" + disk.text("pdev_path")); // the last one may have commas
      texts.add(String.join(",", words));
    }
    return texts;
  }

  static List<String> nics(List<JsonFields> nics, boolean hvm) {
    List<String> texts = new ArrayList<>();
    for (JsonFields nic : nics) {
      List<String> words = new ArrayList<>();
      word(words, "mac", nic.text("mac"));
      word(words, "bridge", nic.text("bridge"));
      word(words, "ip", nic.text("ip"));
      word(words, "vifname", nic.text("ifname"));
      word(words, "model", nic.text("model"));
      String script = nic.text("script");
      word(words, "script", script.substring(script.lastIndexOf('/') + 1));
      if (nic.text("nictype").equals("vif_ioemu")) {
        words.add("type=ioemu");
      } else if (hvm && nic.text("nictype").equals("vif")) {
        words.add("type=netfront"); // an emulated one would not fit the saved device model
      }
      backend(words, nic);
      texts.add(String.join(",", words));
    }
    return texts;
  }

  /** The domain that serves it; a number is of the host where the image was made. */
  private static void backend(List<String> words, JsonFields device) {
    long domid = device.number("backend_domid", 0);
    word(words, "backend", device.text("backend_domname"));
    if (domid != 0 && device.text("backend_domname").isEmpty()) {
      words.add("backend=" + domid);
    }
  }

  static List<String> screens(List<JsonFields> screens) {
    List<String> texts = new ArrayList<>();
    for (JsonFields screen : screens) {
      List<String> words = new ArrayList<>();
      JsonFields vnc = screen.part("vnc");
      words.add("vnc=" + (vnc.flag("enable").orElse(true) ? 1 : 0));
      word(words, "vnclisten", vnc.text("listen"));
      word(words, "vncpasswd", vnc.text("passwd"));
      if (screen.part("sdl").flag("enable").orElse(false)) {
        words.add("sdl=1");
      }
      word(words, "keymap", screen.text("keymap"));
      texts.add(String.join(",", words));
    }
    return texts;
  }

  private static void word(List<String> words, String key, String value) {
    if (!value.isEmpty()) {
      words.add(key + '=' + plain(value));
    }
  }

  private static String plain(String value) {
    if (value.indexOf(',') >= 0) {
      throw new ImageFormatException(
          "The image's configuration has a device with a comma in '" + value + "'.");
    }
    return value;
  }
}
