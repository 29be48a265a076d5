package xm.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What each part may not know (docs/design-notes.md); a rule that matches no class fails too. */
@AnalyzeClasses(
    packages = "xm",
    importOptions = {DoNotIncludeTests.class, HouseRulesTest.NoTestJars.class})
class HouseRulesTest {

  /** Tests of other modules come as a jar. */
  static final class NoTestJars implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("-tests.jar");
    }
  }

  @ArchTest
  static final ArchRule toolstack_is_headless =
      noClasses()
          .that()
          .resideInAPackage("xm.toolstack..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "picocli..",
              "org.jline..",
              "com.sun.jna..",
              "jnr..",
              "xm.cli..",
              "xm.simulator..",
              "xm.xenctrl.jna..",
              "xm.xenstore.wire..",
              "xm.xenstore.transport..",
              "xm.config.syntax..",
              "xm.config.eval..",
              "xm.config.schema..");

  @ArchTest
  static final ArchRule native_code_stays_in_one_package =
      noClasses()
          .that()
          .resideOutsideOfPackage("xm.xenctrl.jna..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.sun.jna..");

  @ArchTest
  static final ArchRule only_the_transport_knows_jnr =
      noClasses()
          .that()
          .resideOutsideOfPackage("xm.xenstore.transport..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("jnr..");

  @ArchTest
  static final ArchRule only_console_and_top_know_the_terminal_library =
      noClasses()
          .that()
          .resideOutsideOfPackages("xm.cli.console..", "xm.cli.top..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.jline..");

  @ArchTest
  static final ArchRule the_wire_codec_does_no_io =
      noClasses()
          .that()
          .resideInAPackage("xm.xenstore.wire..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.io..", "java.net..", "java.nio.channels..");

  @ArchTest
  static final ArchRule the_libraries_do_not_know_each_other =
      noClasses()
          .that()
          .resideInAPackage("xm.xenstore..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("xm.config..", "xm.xenctrl..", "xm.toolstack..");

  @ArchTest
  static final ArchRule the_bindings_know_neither_store_nor_configuration =
      noClasses()
          .that()
          .resideInAPackage("xm.xenctrl..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("xm.config..", "xm.xenstore..", "xm.toolstack..");

  @ArchTest
  static final ArchRule the_configuration_language_needs_the_jdk_only =
      noClasses()
          .that()
          .resideInAPackage("xm.config..")
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages("java..", "xm.config..");

  @ArchTest
  static final ArchRule the_model_knows_neither_syntax_nor_evaluation =
      noClasses()
          .that()
          .resideInAPackage("xm.config.model..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("xm.config.syntax..", "xm.config.eval..", "xm.config.schema..");

  @ArchTest
  static final ArchRule syntax_does_not_know_evaluation =
      noClasses()
          .that()
          .resideInAPackage("xm.config.syntax..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("xm.config.eval..", "xm.config.schema..", "xm.config.model..");

  @ArchTest
  static final ArchRule commands_ask_the_toolstack_and_nothing_below_it =
      noClasses()
          .that()
          .resideInAPackage("xm.cli.command..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "xm.xenstore..", "xm.xenctrl.jna..", "xm.toolstack.host..", "xm.toolstack.device..");

  @ArchTest
  static final ArchRule only_main_and_the_simulators_process_end_the_jvm =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("xm.cli.Main")
          .and()
          .doNotHaveFullyQualifiedName("xm.simulator.SimulatorMain")
          .should()
          .callMethod(System.class, "exit", int.class);

  @ArchTest
  static final ArchRule libraries_print_nothing =
      noClasses()
          .that()
          .resideInAnyPackage("xm.config..", "xm.xenstore..", "xm.xenctrl..", "xm.toolstack..")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");

  @ArchTest
  static final ArchRule configuration_reads_no_environment_by_itself =
      noClasses()
          .that()
          .resideInAPackage("xm.config..")
          .should()
          .callMethod(System.class, "getenv", String.class)
          .orShould()
          .callMethod(System.class, "getenv");
}
