package xm.cli;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.HashSet;
import java.util.Set;
import xm.cli.command.Command;

/** All classes that are commands, found by looking. */
final class CommandClasses {

  private CommandClasses() {}

  static Set<Class<?>> find() {
    Set<Class<?>> found = new HashSet<>();
    for (JavaClass type :
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("xm.cli.command")) {
      if (type.isAssignableTo(Command.class) && !type.isInterface()) {
        found.add(type.reflect());
      }
    }
    return found;
  }
}
