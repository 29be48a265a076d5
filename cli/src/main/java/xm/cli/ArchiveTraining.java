package xm.cli;

import java.io.IOException;
import java.util.Enumeration;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * Loads the classes of the native side, which commands reach on a dom0 only, so that a class
 * archive made anywhere has them ({@code make-archive} notes what this program loads).
 */
public final class ArchiveTraining {
  private static final String SUFFIX = ".class";

  private ArchiveTraining() {}

  /** Reads the jar that this class came from. */
  public static void main(String[] args) throws IOException {
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
