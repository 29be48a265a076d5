package xm.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import xm.xenctrl.jna.ArchiveSample;

/**
 * Loads the classes that a class archive shall have, which {@code make-archive} notes: those of the
 * commands that it names, all of xm's, and those that the native side needs when it is used, which
 * commands do on a dom0 only. What is missing costs twice: one class from the jar means opening the
 * jar.
 */
public final class ArchiveTraining {
  private static final String SUFFIX = ".class";

  private ArchiveTraining() {}

  /**
   * Runs the commands of a file, a line of words each, one after the other; then reads the jar that
   * this class came from.
   *
   * @param args the file; what the commands print goes where the caller sends it
   */
  public static void main(String[] args) throws IOException {
    for (String line : Files.readAllLines(Path.of(args[0]))) {
      Main.run(line.split(" "));
    }
    try (JarFile jar = new JarFile(System.getProperty("java.class.path"))) {
      for (Enumeration<JarEntry> all = jar.entries(); all.hasMoreElements(); ) {
        String name = all.nextElement().getName();
        if (wanted(name)) {
          load(name.substring(0, name.length() - SUFFIX.length()).replace('/', '.'));
        }
      }
    }
    ArchiveSample.run();
  }

  private static boolean wanted(String name) {
    boolean ours = name.startsWith("xm/") || name.startsWith("com/sun/jna/");
    return ours && name.endsWith(SUFFIX) && !name.startsWith("com/sun/jna/win32/");
  }

  private static void load(String name) {
    try {
      Class.forName(name, false, ArchiveTraining.class.getClassLoader());
    } catch (ClassNotFoundException | LinkageError optional) {
      // JNA has classes for libraries that are not there
    }
  }
}
