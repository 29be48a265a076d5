package xm.toolstack.migrate.route;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xm.toolstack.ToolstackException;

/** What two xm say to each other on a connection, and what is read for it. */
class DirectWordsTest {
  @TempDir Path directory;

  @Test
  void framesComeOutAsTheyWentIn() throws IOException {
    byte[] large = new byte[200_000];
    large[199_999] = 7;
    ByteArrayOutputStream wire = new ByteArrayOutputStream();
    Frames.write(wire, Frames.OUTPUT, large, large.length);
    Frames.write(wire, Frames.ERROR, new byte[] {'n', 'o'}, 2);
    Frames.write(wire, Frames.END, new byte[] {(byte) 137}, 1);
    Heard heard = new Heard();
    Frames.read(new ByteArrayInputStream(wire.toByteArray()), heard);
    assertArrayEquals(large, heard.output.toByteArray());
    assertEquals("no", heard.error.toString(StandardCharsets.UTF_8));
    assertEquals(137, heard.exitCode);
  }

  @Test
  void aStreamThatBreaksOffIsNoEnd() throws IOException {
    ByteArrayOutputStream wire = new ByteArrayOutputStream();
    Frames.write(wire, Frames.OUTPUT, new byte[10], 10);
    byte[] cut = Arrays.copyOf(wire.toByteArray(), 8);
    Heard heard = new Heard();
    assertThrows(EOFException.class, () -> Frames.read(new ByteArrayInputStream(cut), heard));
    assertEquals(-1, heard.exitCode);
  }

  @Test
  void whatSpeaksTlsIsNotTakenForAReceiver() {
    byte[] alert = {0x15, 3, 3, 0, 2, 2, 10};
    IOException e =
        assertThrows(
            IOException.class, () -> Frames.read(new ByteArrayInputStream(alert), new Heard()));
    assertTrue(e.getMessage().contains("wants TLS"), e.getMessage());
    assertThrows(IOException.class, () -> Frames.awaitWelcome(new ByteArrayInputStream(alert)));
  }

  @Test
  void alertsAreToldInOurWordsByOldAndNewJdks() {
    for (String before : new String[] {"", "(certificate_required) "}) {
      assertEquals(
          "the other host does not accept the certificate of this one (certificate_required)",
          DirectSockets.reason(
              new SSLException(before + "Received fatal alert: certificate_required")));
      assertEquals(
          "its certificate is not one of this name: No name matching two found",
          DirectSockets.reason(new SSLException(before + "No name matching two found")));
    }
  }

  @Test
  void aRecordKeepsTheWay() {
    for (Carrier carrier :
        new Carrier[] {
          Carrier.command("ssh -p 2222"),
          Carrier.command(""),
          Carrier.direct(8002, true),
          Carrier.direct(1, false)
        }) {
      assertEquals(carrier, Carrier.parse(carrier.text()));
    }
    assertEquals(Carrier.Kind.COMMAND, Carrier.parse("tls:70000").kind());
  }

  @Test
  void aHostIsNoOptionAndNoSecondWord() {
    assertEquals("root@two", new Route("root@two", Route.SSH, Route.XM).host());
    assertEquals("fe80::1", new Route("fe80::1", Carrier.direct(8002, true), Route.XM).host());
    for (String bad : new String[] {"-oProxyCommand=x", "two; reboot", "", "two words"}) {
      assertThrows(ToolstackException.class, () -> new Route(bad, Route.SSH, Route.XM), bad);
    }
  }

  @Test
  void aKeyWithAPasswordIsRefusedWithTheWayOut() throws IOException {
    Path file = directory.resolve("key.pem");
    Files.writeString(file, "-----BEGIN ENCRYPTED PRIVATE KEY-----\nMII\n");
    ToolstackException e =
        assertThrows(ToolstackException.class, () -> PemFiles.key("migration_key", file));
    assertTrue(e.getMessage().contains("openssl pkcs8 -topk8 -nocrypt"), e.getMessage());
    Files.writeString(file, "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
    e = assertThrows(ToolstackException.class, () -> PemFiles.key("migration_key", file));
    assertTrue(e.getMessage().contains("damaged"), e.getMessage());
    Path none = directory.resolve("none.pem");
    e = assertThrows(ToolstackException.class, () -> PemFiles.certificates("migration_ca", none));
    assertTrue(e.getMessage().startsWith("migration_ca: " + none + " does not exist"));
  }

  private static final class Heard implements Frames.Receiver {
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final ByteArrayOutputStream error = new ByteArrayOutputStream();
    private int exitCode = -1;

    @Override
    public void output(byte[] bytes) {
      output.writeBytes(bytes);
    }

    @Override
    public void error(byte[] bytes) {
      error.writeBytes(bytes);
    }

    @Override
    public void end(int code) {
      exitCode = code;
    }
  }
}
