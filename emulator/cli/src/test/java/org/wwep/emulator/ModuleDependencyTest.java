package org.wwep.emulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.Test;

/** Who may know whom. */
class ModuleDependencyTest {
  private static final String[] HAL = {"org.wwep.hal.."};
  private static final String[] CLIENT = {
    "org.wwep.value..",
    "org.wwep.rtos..",
    "org.wwep.protocol..",
    "org.wwep.net..",
    "org.wwep.client.."
  };
  private static final String[] DEVICE = {"org.wwep.device.."};
  private static final String[] EMULATOR = {"org.wwep.emulator.."};

  private final JavaClasses all =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          // The contract suites are a library for tests.
          .withImportOption(location -> !location.contains("contracts"))
          .importPackages("org.wwep");

  @Test
  void hal_and_the_client_know_nobody() {
    none(HAL, CLIENT);
    none(HAL, DEVICE);
    none(HAL, EMULATOR);
    none(CLIENT, HAL);
    none(CLIENT, DEVICE);
    none(CLIENT, EMULATOR);
  }

  @Test
  void the_device_does_not_know_the_emulator() {
    none(DEVICE, EMULATOR);
  }

  @Test
  void only_one_package_knows_pi4j() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.wwep.hal.pi4j")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.pi4j..")
        .check(all);
  }

  @Test
  void only_one_package_knows_what_stores_are_made_of() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.wwep.emulator.store")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.h2..", "io.lettuce..")
        .check(all);
  }

  @Test
  void firmware_and_coprocessor_share_nothing_but_frames() {
    noClasses()
        .that()
        .resideInAPackage("org.wwep.emulator.coprocessor.driver")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.wwep.emulator.coprocessor",
            "org.wwep.emulator.coprocessor.flash",
            "org.bouncycastle..")
        .check(all);
    noClasses()
        .that()
        .resideInAnyPackage("org.wwep.emulator.coprocessor", "org.wwep.emulator.coprocessor.flash")
        .and()
        // It puts both together.
        .haveNameNotMatching(".*\\.CoprocessorStack(\\$.*)?")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.wwep.emulator.coprocessor.driver")
        .check(all);
  }

  @Test
  void only_one_package_knows_jmdns() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.wwep.emulator.netapp")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("javax.jmdns..")
        .check(all);
  }

  @Test
  void only_one_package_knows_netty() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.wwep.emulator.server.netty")
        // Lettuce hands out a future of Netty's.
        .and()
        .resideOutsideOfPackage("org.wwep.emulator.store")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.netty..")
        .check(all);
  }

  @Test
  void only_the_command_line_prints() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.wwep.emulator.cli..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(all);
  }

  @Test
  void only_the_host_packages_touch_the_operating_systems_sockets() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.wwep.net.host")
        // These have sockets in the signatures they have to have, and no use for them.
        .and()
        .areNotAssignableTo(X509ExtendedTrustManager.class)
        .and()
        .areNotAssignableTo(X509ExtendedKeyManager.class)
        .should()
        .dependOnClassesThat()
        .haveNameMatching(
            "java\\.nio\\.channels\\.(.*Socket|Datagram)Channel|java\\.nio\\.channels\\.Selector"
                + "|java\\.net\\.(Server|Datagram)?Socket")
        .check(all);
  }

  @Test
  void back_ends_are_reached_through_the_seam() {
    classes()
        .that()
        .resideInAPackage("org.wwep.hal.pi4j")
        .should()
        .onlyHaveDependentClassesThat()
        .resideInAPackage("org.wwep.hal.pi4j")
        .check(all);
  }

  @Test
  void the_rules_look_at_every_module() {
    for (String[] module : new String[][] {HAL, CLIENT, DEVICE, EMULATOR}) {
      String root = module[0].replace("..", "");
      assertThat(all.stream().anyMatch(c -> c.getPackageName().startsWith(root))).as(root).isTrue();
    }
  }

  private void none(String[] from, String[] to) {
    noClasses()
        .that()
        .resideInAnyPackage(from)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(to)
        .check(all);
  }
}
