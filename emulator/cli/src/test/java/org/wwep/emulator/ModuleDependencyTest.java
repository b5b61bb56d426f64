package org.wwep.emulator;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.wwep.emulator.structure.FirmwareRule;
import org.wwep.emulator.structure.LibraryTable;
import org.wwep.emulator.structure.NameRules;
import org.wwep.emulator.structure.PackageGraph;
import org.wwep.emulator.structure.ProjectClasses;
import org.wwep.emulator.structure.ProjectModule;
import org.wwep.net.tls.Tls;

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

  /** Circles that are known and not yet cut; the list only ever gets shorter. */
  private static final List<String> FROZEN_CYCLES = List.of();

  private static final String PLANTED = "org.wwep.emulator.structure.planted";

  private static JavaClasses planted;

  private final ProjectClasses project = ProjectClasses.imported();
  private final JavaClasses all = project.main();

  @BeforeAll
  static void import_the_planted_violations() {
    planted = new ClassFileImporter().importPackages(PLANTED);
  }

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
        .haveNameNotMatching(
            ".*\\.(CoprocessorStack(\\$.*)?|CoprocessorServices|PoweredCoprocessor)")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.wwep.emulator.coprocessor.driver")
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
  void what_can_be_guessed_secures_simulated_links_alone() {
    noClasses()
        .that()
        .haveNameNotMatching(".*\\.(VirtualWorld|SimulationCertificates|TestCertificates)(\\$.*)?")
        .should()
        .callMethod(Tls.class, "replayed", RandomGenerator.class, InstantSource.class)
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

  @Test
  void no_package_circle_in_any_module() {
    List<String> circles = new ArrayList<>();
    project
        .byModule()
        .forEach(
            (module, classes) -> {
              PackageGraph graph = new PackageGraph(classes);
              for (String cycle : graph.cycles()) {
                if (!FROZEN_CYCLES.contains(cycle)) {
                  circles.add(module + ": " + cycle + ": " + graph.arrows(cycle));
                }
              }
            });
    assertThat(circles).isEmpty();
  }

  @Test
  void a_frozen_circle_that_is_gone_leaves_the_list() {
    List<String> cycles = new ArrayList<>();
    project.byModule().values().forEach(in -> cycles.addAll(new PackageGraph(in).cycles()));
    assertThat(cycles).containsAll(FROZEN_CYCLES);
  }

  @Test
  void libraries_are_used_where_the_table_says() {
    List<String> violations = new ArrayList<>();
    project
        .byModule()
        .forEach((in, types) -> violations.addAll(LibraryTable.violations(in, types)));
    assertThat(violations).isEmpty();
  }

  @Test
  void classes_have_names_of_the_vocabulary() throws IOException {
    List<String> violations = new ArrayList<>();
    for (List<JavaClass> classes : project.byModule().values()) {
      classes.forEach(type -> violations.addAll(NameRules.violations(type)));
    }
    for (ProjectModule module : ProjectModule.withSources()) {
      for (String test : module.simpleNames("test")) {
        violations.addAll(NameRules.violations(test));
      }
    }
    assertThat(violations).isEmpty();
  }

  @Test
  void no_simple_class_name_stands_twice() throws IOException {
    List<String> names = new ArrayList<>();
    for (ProjectModule module : ProjectModule.withSources()) {
      names.addAll(module.simpleNames("main"));
      names.addAll(module.simpleNames("test"));
    }
    List<String> twice = new ArrayList<>(names);
    Set.copyOf(names).forEach(twice::remove);
    assertThat(twice).isEmpty();
    assertThat(names).hasSizeGreaterThan(900);
  }

  @Test
  void the_checks_see_what_was_planted() {
    assertThat(new PackageGraph(planted).cycles())
        .containsExactly(PLANTED + ".left + " + PLANTED + ".right");
    assertThat(LibraryTable.violations("emulator/cli", planted))
        .containsExactly(
            PLANTED + ".WrongNames$LibraryUser uses com.fasterxml.jackson.core",
            PLANTED + ".WrongNames$LibraryUser uses org.assertj.core.api");
    List<String> wrong = new ArrayList<>();
    planted.forEach(type -> wrong.addAll(NameRules.violations(type)));
    assertThat(wrong)
        .containsExactlyInAnyOrder(
            "Answering: a participle; take a noun, or list it in NameRules if it is one",
            "LineBroken: an exception ends in `Exception`");
    for (String name : List.of("SocketManager", "AbstractPin", "IPin", "PinUtil", "PinImpl")) {
      assertThat(NameRules.violations(name)).as(name).hasSize(1);
    }
    assertThat(NameRules.violations("DoorBell")).singleElement().asString().contains("metaphor");
  }

  @Test
  void firmware_touches_no_jdk_clock_thread_socket_or_random() {
    FirmwareRule.firmware().check(all);
    assertThat(all.contain("org.wwep.device.LinkTask")).isTrue();
  }

  @Test
  void the_rule_sees_each_kind_of_trespass() {
    for (String trespass : List.of("Sleeping", "Clock", "Socket", "Random", "Blocking")) {
      String name = PLANTED + ".WrongNames$" + trespass + "Firmware";
      JavaClasses one = planted.that(describe(name, type -> type.getName().equals(name)));
      assertThat(one).hasSize(1);
      assertThat(FirmwareRule.in(PLANTED + "..").evaluate(one).hasViolation()).as(name).isTrue();
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
