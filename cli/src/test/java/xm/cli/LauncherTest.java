package xm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher, with a Java and a Maven that only tell how they were called. */
class LauncherTest {
  private static final Path LAUNCHER = Path.of("../xm").toAbsolutePath().normalize();
  private static final String JAVA =
      """
      #!/bin/sh
      [ -z "$JAVA_TOOL_OPTIONS$CLASSPATH" ] || echo not-clean
      for w in "$@"; do echo "<$w>"; done
      """;
  private static final String MAVEN =
      """
      #!/bin/sh
      [ -z "$FAIL" ] || { echo 'what Maven said'; exit 1; }
      echo "noise of Maven"
      cd "${0%/*}/../tree/cli/target" && echo jar > xm.jar && echo 0123 > build-id
      """;

  @TempDir Path directory;
  private Path home;
  private Path share;
  private Path tools;

  @BeforeEach
  void prepare() throws IOException {
    home = Files.createDirectories(directory.resolve("jdk"));
    script(home.resolve("bin/java"), JAVA);
    script(home.resolve("bin/javac"), "#!/bin/sh\n");
    release("17.0.15", "17.0.15+6-Test");
    share = Files.createDirectories(directory.resolve("share"));
    Files.writeString(share.resolve("xm.jar"), "");
    Files.writeString(share.resolve("build-id"), "abc\n");
    tools = Files.createDirectories(directory.resolve("tools"));
    // A path of our own, so that a Maven of this machine is not found.
    for (String tool : List.of("mkdir", "cat", "readlink", "flock")) {
      script(tools.resolve(tool), "#!/bin/sh\nPATH=/usr/bin:/bin exec " + tool + " \"$@\"\n");
    }
  }

  private void release(String version, String build) throws IOException {
    Files.writeString(
        home.resolve("release"),
        "IMPLEMENTOR=\"T\"\nJAVA_RUNTIME_VERSION=\""
            + build
            + "\"\nJAVA_VERSION=\""
            + version
            + "\"\n");
  }

  private static void script(Path path, String text) throws IOException {
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
    path.toFile().setExecutable(true);
  }

  private record Result(String out, String err, int exitCode) {}

  private Result run(Path launcher, Map<String, String> environment, String... words)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(words));
    Path out = directory.resolve("out");
    Path err = directory.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", tools.toString());
    builder.environment().put("XM_JAVA_HOME", home.toString());
    builder.environment().putAll(environment);
    int exitCode = builder.start().waitFor();
    return new Result(Files.readString(out), Files.readString(err), exitCode);
  }

  private Result installed(Map<String, String> environment, String... words)
      throws IOException, InterruptedException {
    Map<String, String> all = new HashMap<>(environment);
    all.put("XM_SHARE", share.toString());
    return run(LAUNCHER, all, words);
  }

  @Test
  void passes_every_word_as_it_is() throws Exception {
    Result result = installed(Map.of(), "list", "a b", "", "$x", "*");
    assertTrue(result.out().endsWith("<xm.cli.Main>\n<list>\n<a b>\n<>\n<$x>\n<*>\n"));
    assertEquals("", result.err());
  }

  @Test
  void runs_no_other_program_before_the_jvm() throws Exception {
    Map<String, String> noTools = Map.of("PATH", "/nonexistent");
    script(home.resolve("bin/java"), "#!/bin/sh\necho ran\n");
    assertEquals(new Result("ran\n", "", 0), installed(noTools, "list"));
  }

  @Test
  void keeps_the_jvm_quiet_and_clean() throws Exception {
    Result result = installed(Map.of("JAVA_TOOL_OPTIONS", "-Xint", "CLASSPATH", "/evil"), "list");
    assertTrue(result.out().startsWith("<-Xlog:disable>\n"), result.out());
    assertTrue(result.out().contains("<-XX:TieredStopAtLevel=1>"), result.out());
    assertFalse(result.out().contains("not-clean"));
    assertFalse(installed(Map.of("XM_DEBUG", "1"), "list").out().contains("-Xlog"));
  }

  @Test
  void uses_the_archive_of_this_build_and_this_jvm_only() throws Exception {
    Path archive = share.resolve("xm-abc-17.0.15+6-Test-17.jsa");
    Map<String, String> cache = Map.of("XM_CACHE", share.toString());
    assertFalse(installed(cache, "list").out().contains("SharedArchiveFile"));
    Files.writeString(archive, "");
    assertTrue(
        installed(cache, "list").out().startsWith("<-XX:SharedArchiveFile=" + archive + ">\n"));
    assertFalse(
        installed(Map.of("XM_CACHE", share.toString(), "XM_NO_ARCHIVE", "1"), "list")
            .out()
            .contains("SharedArchiveFile"));
    Files.writeString(share.resolve("build-id"), "another\n");
    assertFalse(installed(cache, "list").out().contains("SharedArchiveFile"));
  }

  @Test
  void allows_native_access_where_java_wants_that_said() throws Exception {
    assertFalse(installed(Map.of(), "list").out().contains("native-access"));
    release("25.0.3", "25.0.3+9");
    assertTrue(installed(Map.of(), "list").out().contains("<--enable-native-access=ALL-UNNAMED>"));
  }

  @Test
  void gives_the_resident_monitor_a_small_heap() throws Exception {
    assertTrue(installed(Map.of(), "monitor").out().contains("<-Xmx32m>"));
    assertTrue(installed(Map.of(), "--sim=/d", "monitor").out().contains("<-Xmx32m>"));
    assertFalse(installed(Map.of(), "list", "monitor").out().contains("<-Xmx32m>"));
  }

  @Test
  void says_what_is_missing() throws Exception {
    Files.delete(share.resolve("xm.jar"));
    Result result = installed(Map.of(), "list");
    assertEquals(127, result.exitCode());
    assertTrue(result.err().startsWith("xm: " + share + "/xm.jar is missing"), result.err());
  }

  private Path tree() throws IOException {
    Path tree = directory.resolve("tree");
    Files.createDirectories(tree.resolve("cli/src/main/java/xm/cli/output"));
    Files.writeString(tree.resolve("pom.xml"), "");
    Files.copy(LAUNCHER, tree.resolve("xm"));
    tree.resolve("xm").toFile().setExecutable(true);
    return tree;
  }

  @Test
  void builds_a_source_tree_once_and_says_so() throws Exception {
    Path tree = tree();
    script(tools.resolve("mvn"), MAVEN);
    Result first = run(tree.resolve("xm"), Map.of(), "list");
    assertEquals("xm: the sources have changed since the last build, building...\n", first.err());
    assertTrue(first.out().contains("<" + tree + "/cli/target/xm.jar>"), first.out());
    assertEquals("", run(tree.resolve("xm"), Map.of(), "list").err());
  }

  @Test
  void builds_again_when_a_source_is_newer_also_through_a_link() throws Exception {
    Path tree = tree();
    script(tools.resolve("mvn"), MAVEN);
    run(tree.resolve("xm"), Map.of(), "list");
    Path source = tree.resolve("cli/src/main/java/xm/cli/output/New.java");
    Files.writeString(source, "");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));
    Path link = Files.createSymbolicLink(directory.resolve("xm-link"), tree.resolve("xm"));
    assertTrue(run(link, Map.of(), "list").err().startsWith("xm: the sources have changed"));
  }

  @Test
  void shows_what_maven_said_when_the_build_fails() throws Exception {
    Path tree = tree();
    script(tools.resolve("mvn"), MAVEN);
    Result result = run(tree.resolve("xm"), Map.of("FAIL", "1"), "list");
    assertEquals(127, result.exitCode());
    assertEquals("", result.out());
    assertTrue(result.err().contains("\nwhat Maven said\nxm: the build failed"), result.err());
  }

  @Test
  void names_the_packages_that_a_build_lacks() throws Exception {
    Path tree = tree();
    Files.delete(home.resolve("bin/javac"));
    Result result = run(tree.resolve("xm"), Map.of(), "list");
    assertEquals(127, result.exitCode());
    assertTrue(
        result.err().endsWith("apt-get install openjdk-17-jdk-headless maven\n"), result.err());
  }
}
