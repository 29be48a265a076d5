package xm.toolstack.pci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xm.config.ConfigRequest;
import xm.config.DomainConfigLoader;
import xm.config.HostFacts;
import xm.config.model.DomainConfig;
import xm.toolstack.host.SysfsWriter;

/** On a made-up sysfs: Intel's card, another one, and a network card. */
class GraphicsCardsTest {
  @TempDir Path sys;

  private void device(String address, String vendor, String code) throws IOException {
    Path device = Files.createDirectories(sys.resolve("bus/pci/devices/" + address));
    Files.writeString(device.resolve("vendor"), vendor + "\n");
    Files.writeString(device.resolve("class"), code + "\n");
  }

  private GraphicsCards cards() throws IOException {
    device("0000:00:02.0", "0x8086", "0x030000");
    device("0000:01:00.0", "0x10de", "0x030000");
    device("0000:01:00.1", "0x8086", "0x020000");
    device("0000:02:00.0", "0x8086", "0x038000");
    return new GraphicsCards(new PciTree(sys, SysfsWriter.PLAIN));
  }

  private static DomainConfig config(String text) {
    String all = "name = 'w'\nmemory = 64\n" + text;
    return DomainConfigLoader.load(new ConfigRequest("w", all, List.of(), HostFacts.NONE)).config();
  }

  private String refusal(String text) throws IOException {
    List<String> refusals = new ArrayList<>();
    cards().check(config(text), refusals);
    return String.join("|", refusals);
  }

  @Test
  void cardsThatCanBeTheFirstOne() throws IOException {
    String hvm = "builder = 'hvm'\n";
    assertEquals("", refusal(hvm + "gfx_passthru = 1\npci = ['00:02.0']\n"));
    assertEquals("", refusal(hvm + "gfx_passthru = 1\npci = ['01:00.0', '02:00.0']\n"));
    assertEquals("", refusal(hvm + "gfx_passthru = 'igd'\npci = ['01:00.0']\n"));
    assertEquals("", refusal(hvm + "gfx_passthru = 0\n"));
    assertEquals("", refusal("gfx_passthru = 1\n")); // a key of HVM
    String none = refusal(hvm + "gfx_passthru = 1\n");
    assertTrue(none.startsWith("gfx_passthru: there is no graphics card among"), none);
    none = refusal(hvm + "gfx_passthru = 'igd'\npci = ['01:00.1', '03:00.0']\n");
    assertTrue(none.startsWith("gfx_passthru: there is no graphics card among"), none);
    none = refusal(hvm + "gfx_passthru = 1\npci = ['01:00.0', '01:00.1']\n");
    assertTrue(none.startsWith("gfx_passthru: none of the graphics cards of pci is one of"), none);
  }

  @Test
  void theMemoryOfVgaIsForVgaCards() throws IOException {
    assertTrue(cards().vga(config("pci = ['02:00.0', '01:00.0']\n").hardware().pci()));
    assertTrue(!cards().vga(config("pci = ['02:00.0', '03:00.0']\n").hardware().pci()));
  }
}
