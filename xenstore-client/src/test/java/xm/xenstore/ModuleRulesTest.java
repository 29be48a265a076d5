package xm.xenstore;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What the parts of this module may not know. */
@AnalyzeClasses(packages = "xm.xenstore", importOptions = ImportOption.DoNotIncludeTests.class)
class ModuleRulesTest {

  @ArchTest
  static final ArchRule the_wire_format_does_no_input_or_output =
      noClasses()
          .that()
          .resideInAPackage("xm.xenstore.wire")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.io", "java.net", "java.nio.channels", "java.nio.file");

  @ArchTest
  static final ArchRule the_wire_format_knows_neither_client_nor_transport =
      noClasses()
          .that()
          .resideInAPackage("xm.xenstore.wire")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("xm.xenstore", "xm.xenstore.transport");

  @ArchTest
  static final ArchRule transports_do_not_know_the_client =
      noClasses()
          .that()
          .resideInAPackage("xm.xenstore.transport")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("xm.xenstore");

  @ArchTest
  static final ArchRule jnr_is_named_in_one_class_alone =
      noClasses()
          .that()
          .doNotHaveSimpleName("JnrSocketTransport")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jnr..");
}
