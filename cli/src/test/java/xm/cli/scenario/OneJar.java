package xm.cli.scenario;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * This test's own class path as one jar with a class archive, as an installed xm has them: hundreds
 * of processes start three times as fast.
 */
final class OneJar {
  private static final long DEADLINE_SECONDS = 120;
  private final Path jar;
  private final Path archive;
  private final String java;

  private OneJar(Path jar, Path archive, String java) {
    this.jar = jar;
    this.archive = archive;
    this.java = java;
  }

  /** Writes the jar into {@code folder}, runs a few commands of xm and archives what they load. */
  static OneJar in(Path folder) throws IOException, InterruptedException {
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Path jar = folder.resolve("xm.jar");
    writeJar(jar, path);
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    OneJar all = new OneJar(jar, folder.resolve("xm.jsa"), java);
    all.makeArchive(folder);
    return all;
  }

  /** The shell words that start this class's main method. */
  String command(String mainClass) {
    return "exec '"
        + java
        + "' -Xlog:disable -XX:TieredStopAtLevel=1 -XX:-UsePerfData -XX:SharedArchiveFile='"
        + archive
        + "' -cp '"
        + jar
        + "' "
        + mainClass;
  }

  private void makeArchive(Path folder) throws IOException, InterruptedException {
    Path config = Files.writeString(folder.resolve("train.cfg"), TRAINING);
    String sim = "--sim=" + folder.resolve("train");
    List<Path> lists = new ArrayList<>();
    String[][] commands = {
      {sim, "create", "-q", config.toString()},
      {sim, "list", "--long"},
      {sim, "info"},
      {sim, "shutdown", "-w", "train"},
      {sim, "destroy", "train"},
    };
    for (String[] words : commands) {
      Path list = folder.resolve("list" + lists.size());
      lists.add(list);
      List<String> start =
          new ArrayList<>(
              List.of(java, "-Xshare:off", "-Xlog:disable", "-XX:DumpLoadedClassList=" + list));
      start.addAll(List.of("-cp", jar.toString(), "xm.cli.Main"));
      start.addAll(List.of(words));
      run(start, folder.resolve("train.log"));
    }
    run(
        List.of(java, "-cp", jar.toString(), "xm.cli.Main", sim, "sim", "stop"),
        folder.resolve("train.log"));
    Set<String> classes = new HashSet<>();
    for (Path list : lists) {
      classes.addAll(Files.readAllLines(list));
    }
    classes.removeIf(line -> line.startsWith("#"));
    Path all = Files.write(folder.resolve("classlist"), classes);
    run(
        List.of(
            java,
            "-Xshare:dump",
            "-XX:SharedClassListFile=" + all,
            "-XX:SharedArchiveFile=" + archive,
            "-cp",
            jar.toString()),
        folder.resolve("dump.log"));
    if (!Files.exists(archive)) {
      throw new IOException("no class archive: " + Files.readString(folder.resolve("dump.log")));
    }
  }

  private static void run(List<String> words, Path log) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .redirectInput(new File("/dev/null"))
            .start();
    if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("did not end: " + words);
    }
  }

  private static void writeJar(Path jar, String classPath) throws IOException {
    Set<String> seen = new HashSet<>();
    try (OutputStream file = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(file)) {
      zip.setLevel(1);
      for (String part : classPath.split(File.pathSeparator)) {
        Path path = Path.of(part);
        if (Files.isDirectory(path)) {
          addFolder(zip, path, seen);
        } else if (part.endsWith(".jar") && Files.exists(path)) {
          addJar(zip, path, seen);
        }
      }
    }
  }

  private static void addFolder(ZipOutputStream zip, Path folder, Set<String> seen)
      throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      String name = folder.relativize(file).toString();
      if (seen.add(name)) {
        zip.putNextEntry(new ZipEntry(name));
        Files.copy(file, zip);
      }
    }
  }

  private static void addJar(ZipOutputStream zip, Path jar, Set<String> seen) throws IOException {
    try (ZipFile source = new ZipFile(jar.toFile())) {
      for (Enumeration<? extends ZipEntry> all = source.entries(); all.hasMoreElements(); ) {
        ZipEntry entry = all.nextElement();
        String name = entry.getName();
        boolean needed =
            !entry.isDirectory()
                && !name.startsWith("META-INF/versions/")
                && !name.equals("META-INF/MANIFEST.MF")
                && !name.endsWith("module-info.class");
        if (needed && seen.add(name)) {
          zip.putNextEntry(new ZipEntry(name));
          try (InputStream content = source.getInputStream(entry)) {
            content.transferTo(zip);
          }
        }
      }
    }
  }

  private static final String TRAINING =
      """
      kernel = "/boot/vmlinuz-sim"
      memory = 64 + 64
      name = "train"
      disk = [ 'phy:/dev/vg0/hello,xvda1,w' ]
      vif = [ 'bridge=xenbr0' ]
      """;
}
