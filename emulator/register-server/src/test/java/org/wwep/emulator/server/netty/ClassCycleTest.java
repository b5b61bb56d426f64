package org.wwep.emulator.server.netty;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who may know whom among the classes of this package, and beyond it. */
@Tag("slow")
class ClassCycleTest {
  private final JavaClasses all =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.wwep.emulator.server", "org.wwep.emulator.store");

  /** A class and those nested in it are one. */
  private static final class OutermostClass implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass one) {
      return one.getPackageName().equals("org.wwep.emulator.server.netty")
          ? SliceIdentifier.of(one.getName().replaceFirst("\\$.*", ""))
          : SliceIdentifier.ignore();
    }

    @Override
    public String getDescription() {
      return "outermost classes";
    }
  }

  @Test
  void no_class_is_in_a_circle() {
    slices().assignedFrom(new OutermostClass()).should().beFreeOfCycles().check(all);
  }

  @Test
  void the_register_server_knows_no_firmware() {
    ArchRuleDefinition.noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.wwep.device..")
        .check(all);
  }
}
