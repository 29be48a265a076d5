package xm.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * Loads the classes that a class archive shall have, which {@code make-archive} notes: those of the
 * commands that it names, and those of the native side, which commands reach on a dom0 only.
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
  }

  private static boolean wanted(String name) {
    boolean bindings = name.startsWith("xm/xenctrl/") || name.startsWith("com/sun/jna/");
    return bindings && name.endsWith(SUFFIX) && !name.startsWith("com/sun/jna/win32/");
  }

  private static void load(String name) {
    try {
      Class.forName(name, false, ArchiveTraining.class.getClassLoader());
    } catch (ClassNotFoundException | LinkageError optional) {
      // JNA has classes for libraries that are not there
    }
  }
}
