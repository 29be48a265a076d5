package xm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xm.cli.fake.FakeToolstack;
import xm.cli.fake.Samples;
import xm.toolstack.ConsoleEndpoint;

/** {@code xm create} with real configuration files on a host in memory (xm-commands §2). */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class CreateCommandTest {
  private static final String CONFIG =
      """
      kernel = "/boot/vmlinuz"
      memory = 128
      name = "pv"
      """;

  @TempDir Path directory;
  private final FakeToolstack host = Samples.fourDomains();
  private String file;

  @BeforeEach
  void write() throws IOException {
    file = write("pv.cfg", CONFIG);
  }

  private String write(String name, String text) throws IOException {
    Path path = directory.resolve(name);
    Files.writeString(path, text, StandardCharsets.ISO_8859_1);
    return path.toString();
  }

  private XmRun create(String... words) {
    String[] args = new String[words.length + 1];
    args[0] = "create";
    System.arraycopy(words, 0, args, 1, words.length);
    return XmRun.on(() -> host, args);
  }

  @Test
  void prints_the_two_lines_that_scripts_parse() {
    XmRun run = create(file);
    assertEquals("Using config file \"" + file + "\".\nStarted domain pv (id=21)\n", run.out());
    assertEquals("", run.err());
    assertEquals(0, run.exitCode());
    assertFalse(host.find("pv").info().paused());
  }

  @Test
  void prints_nothing_when_quiet() {
    XmRun run = create("--quiet", "--defconfig", file, "-p");
    assertEquals("", run.out() + run.err());
    assertTrue(host.find("pv").info().paused());
  }

  @Test
  void a_dry_run_prints_the_name_once_and_needs_no_host() {
    XmRun run = XmRun.withoutHost("create", "--quiet", "--dryrun", "--defconfig", file);
    assertEquals(0, run.exitCode());
    assertTrue(run.out().startsWith("(vm\n    (name pv)\n    (memory 128)\n"), run.out());
    assertEquals(run.out().indexOf("(name "), run.out().lastIndexOf("(name "));
    assertEquals("", XmRun.withoutHost("create", "-qx", file).out());
  }

  @Test
  void words_of_the_command_line_win_over_the_file() {
    String out = XmRun.withoutHost("create", "-qn", file, "memory=64", "name=other").out();
    assertTrue(out.startsWith("(vm\n    (name other)\n    (memory 64)\n"), out);
  }

  @Test
  void finds_the_file_along_the_path_and_names_it_as_xm_did() throws IOException {
    assertTrue(
        create("--path=/nonexistent:" + directory, "pv.cfg")
            .out()
            .startsWith("Using config file \"" + file + "\".\n"));
    String relative = "target/create-command-test.cfg";
    Files.writeString(Path.of(relative), CONFIG);
    assertTrue(
        XmRun.withoutHost("create", "-n", relative)
            .out()
            .startsWith("Using config file \"./" + relative + "\".\n"));
  }

  @Test
  void the_last_word_that_names_a_file_counts() throws IOException {
    String other = write("other.cfg", CONFIG.replace("pv", "other"));
    assertTrue(XmRun.withoutHost("create", "-qnf", other, file).out().contains("(name pv)"));
    assertTrue(
        XmRun.withoutHost("create", "-qn", file, "-f", other).out().contains("(name other)"));
    assertTrue(
        XmRun.withoutHost("create", "-qn", file, "--def=" + other).out().contains("(name other)"));
    assertTrue(XmRun.withoutHost("create", "-qn", other, file).out().contains("(name pv)"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nosuch.cfg", "/nonexistent/x"})
  void says_when_there_is_no_such_file(String name) {
    XmRun run = XmRun.withoutHost("create", name);
    assertEquals("Error: Unable to open config file: " + name + "\n", run.err());
    assertTrue(run.out().startsWith("Usage: xm create <ConfigFile> [options] [vars]\n"));
    assertEquals(1, run.exitCode());
    assertTrue(
        XmRun.withoutHost("create").err().endsWith("Unable to open config file: xmdefconfig\n"));
  }

  @Test
  void every_error_of_a_file_is_shown_and_nothing_touched() throws IOException {
    String bad = write("bad.cfg", "kernel = \"/boot/vmlinuz\"\nmemory = \"much\"\nvcpus = \"x\"\n");
    XmRun run = XmRun.withoutHost("create", "-q", bad);
    assertTrue(run.err().contains(bad + ":2:"), run.err());
    assertTrue(run.err().contains(bad + ":3:"), run.err());
    assertTrue(run.err().contains(": error: "), run.err());
    assertEquals("", run.out());
    assertEquals(1, run.exitCode());
  }

  @Test
  void a_file_cannot_smuggle_escape_sequences_into_its_own_error() throws IOException {
    String bad = write("evil.cfg", "name = \"x\033[2J\" +\n");
    XmRun run = XmRun.withoutHost("create", "-q", bad);
    assertEquals(1, run.exitCode());
    assertEquals(-1, run.err().indexOf('\033'), run.err());
  }

  @Test
  void a_refusal_prints_no_usage() throws IOException {
    XmRun run = create("-q", write("win7.cfg", CONFIG.replace("pv", "win7")));
    assertEquals("Error: VM name 'win7' already exists as domain 5\n", run.err());
    assertEquals("", run.out());
    assertEquals(1, run.exitCode());
  }

  @Test
  void help_config_lists_the_variables_and_touches_nothing() {
    XmRun run = XmRun.withoutHost("create", "--help_config");
    assertEquals(0, run.exitCode());
    assertTrue(run.out().contains("\n kernel=string\n    "), run.out());
    assertTrue(run.out().contains("\n vif=list of strings\n    "), run.out());
  }

  @Test
  void reads_back_what_a_dry_run_printed() throws IOException {
    String sxp = write("pv.sxp", XmRun.withoutHost("create", "-qn", file).out());
    XmRun run = create("-F", sxp, "memory=1");
    assertEquals("Started domain pv (id=21)\n", run.out());
    assertEquals("", run.err());
    XmRun missing = create("-F", directory + "/nosuch.sxp");
    assertTrue(missing.err().startsWith("Error: Cannot read " + directory), missing.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"--vncviewer", "--vncviewer-autopass"})
  void the_viewer_is_for_domains_with_a_screen(String option) {
    XmRun run = create(file, option);
    assertEquals(
        "Error: Domain 21 has no device model: it is no HVM domain, or has ended.\n", run.err());
    assertTrue(host.exists(21), "the domain runs all the same");
  }

  @Test
  void the_guest_waits_until_its_console_is_listened_to() throws Exception {
    Path socket = directory.resolve("console");
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    host.consoleAt(new ConsoleEndpoint.UnixSocket(socket));
    CompletableFuture<Void> guest = CompletableFuture.runAsync(() -> boot(server));
    XmRun run = XmRun.typing("hi", () -> host, "create", "-qc", file);
    guest.get(10, TimeUnit.SECONDS);
    assertTrue(run.out().endsWith("booted\n"), run.out());
    assertFalse(host.find("pv").info().paused());
    assertEquals(0, run.exitCode());
  }

  private static void boot(ServerSocketChannel server) {
    try (server;
        SocketChannel channel = server.accept()) {
      channel.write(ByteBuffer.wrap("booted\n".getBytes(StandardCharsets.US_ASCII)));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void a_paused_domain_stays_so_behind_its_console() throws Exception {
    host.consoleAt(
        new ConsoleEndpoint.Program(List.of("/bin/sh", "-c", "printf x >&3; exit 5", "sh")));
    XmRun run = create("-qpc", file);
    assertEquals(5, run.exitCode());
    assertTrue(host.find("pv").info().paused());
  }

  @Test
  void a_program_that_never_attaches_does_not_keep_the_domain_waiting() {
    host.consoleAt(new ConsoleEndpoint.Program(List.of("/bin/sh", "-c", "exit 6", "sh")));
    assertEquals(6, create("-qc", file).exitCode());
    assertFalse(host.find("pv").info().paused());
  }
}
