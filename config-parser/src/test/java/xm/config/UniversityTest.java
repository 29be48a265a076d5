package xm.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xm.config.model.VbdSpec;
import xm.config.sxp.SxpPrinter;

/** The three files of examples/university, published in 2007, as the original took them. */
class UniversityTest {

  private static ConfigRequest request(String name) throws Exception {
    Path file = Path.of("../examples/university", name + ".cfg");
    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
    TestHost host = new TestHost(Map.of("HOME", "/root"), "/srv/corpus");
    return new ConfigRequest(name + ".cfg", text, List.of(), host);
  }

  private static String expected(String file) throws Exception {
    try (var in = UniversityTest.class.getResourceAsStream("/university/" + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"boot", "install", "windows-hvm"})
  void variablesAndForm(String name) throws Exception {
    Map<?, ?> oracle = (Map<?, ?>) Json.parse(expected(name + ".vars.json"));
    assertEquals(oracle.get("vars"), ConfigVars.accepted(request(name)));
    LoadedConfig loaded = DomainConfigLoader.load(request(name));
    assertEquals(expected(name + ".sxp"), SxpPrinter.print(loaded.sxp()) + "\n");
  }

  @Test
  void cdromBecomesDriveWithWarning() throws Exception {
    LoadedConfig loaded = DomainConfigLoader.load(request("windows-hvm"));
    VbdSpec cd = loaded.config().devices(VbdSpec.class).get(1);
    assertEquals("hdc", cd.vdev());
    assertEquals(5632, cd.virtualDevice());
    assertTrue(cd.cdrom());
    assertEquals("/mnt/data/pothos/Windows.Vista.Enterprise.64-bit.CZ.iso", cd.target());
    assertTrue(loaded.warnings().stream().anyMatch(w -> w.message().contains("xm 3.0")));
  }

  @Test
  void commandLineOfInstallIsOneLine() throws Exception {
    var boot = DomainConfigLoader.load(request("install")).config().boot();
    assertEquals(
        "root=/dev/nfs ip=147.228.53.71:147.228.53.154:147.228.53.1:255.255.255.0:xenik:eth0:off"
            + " FAI_LOCATION=147.228.53.154:/usr/local/share/fai.dev FAI_ACTION=install"
            + " FLAGS=verbose,debug,createvt",
        boot.commandLine());
  }
}
