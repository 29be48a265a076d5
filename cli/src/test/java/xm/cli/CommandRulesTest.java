package xm.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What the parts of the program may not know of each other. */
@AnalyzeClasses(packages = "xm.cli", importOptions = DoNotIncludeTests.class)
class CommandRulesTest {

  @ArchTest
  static final ArchRule commands_do_not_know_other_commands =
      noClasses()
          .that()
          .haveSimpleNameEndingWith("Command")
          .and()
          .resideInAPackage("xm.cli.command..")
          .should()
          .dependOnClassesThat(anotherCommand());

  @ArchTest
  static final ArchRule picocli_reads_words_and_nothing_else =
      noClasses()
          .that()
          .resideOutsideOfPackage("xm.cli.args..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("picocli..");

  @ArchTest
  static final ArchRule json_is_written_in_one_place =
      noClasses()
          .that()
          .haveNameNotMatching("xm\\.cli\\.output\\.JsonWriter(\\$.*)?")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.fasterxml..");

  @ArchTest
  static final ArchRule only_the_wiring_names_implementations =
      noClasses()
          .that()
          .haveNameNotMatching("xm\\.cli\\.Wiring(\\$.*)?")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("xm.toolstack.host.RealHost")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("xm.simulator.Simulator")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("xm.xenctrl.jna.JnaXen")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("xm.xenstore.Xenstore");

  @ArchTest
  static final ArchRule output_asks_nobody =
      noClasses()
          .that()
          .resideInAPackage("xm.cli.output..")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("xm.toolstack.Toolstack");

  @ArchTest
  static final ArchRule starting_up_formats_without_a_formatter =
      noClasses()
          .should()
          .callMethod(String.class, "format", String.class, Object[].class)
          .orShould()
          .callMethod(String.class, "formatted", Object[].class);

  @ArchTest
  static final ArchRule commands_are_public_and_final =
      classes()
          .that()
          .implement(xm.cli.command.Command.class)
          .should()
          .bePublic()
          .andShould()
          .haveModifier(com.tngtech.archunit.core.domain.JavaModifier.FINAL);

  private static DescribedPredicate<JavaClass> anotherCommand() {
    return DescribedPredicate.describe(
        "are commands",
        type ->
            type.getSimpleName().endsWith("Command") && !type.getSimpleName().equals("Command"));
  }
}
