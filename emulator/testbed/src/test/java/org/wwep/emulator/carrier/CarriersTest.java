package org.wwep.emulator.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wwep.emulator.testbed.FirmwareImage;

/** Which carrier is taken, and what is said of it. */
class CarriersTest {
  private final List<String> built = new ArrayList<>();
  private final List<String> choices = new ArrayList<>();
  private final List<String> looks = new ArrayList<>();
  private List<String> toldAtBuild = List.of();
  private String refusing = "";
  private Path folder;

  @BeforeEach
  void folder(@TempDir Path folder) {
    this.folder = folder;
  }

  /** One that builds nothing, and remembers that it was asked to. */
  private final class IdleProvider implements CarrierProvider {
    private final String name;
    private final int rank;
    private final Optional<String> obstacle;

    IdleProvider(String name, int rank, String obstacle) {
      this.name = name;
      this.rank = rank;
      this.obstacle = obstacle.isEmpty() ? Optional.empty() : Optional.of(obstacle);
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public int rank() {
      return rank;
    }

    @Override
    public Optional<String> obstacle() {
      looks.add(name);
      return obstacle;
    }

    @Override
    public boolean accepts(byte[] head) {
      return head.length > 0 && head[0] == name.charAt(0);
    }

    @Override
    public Path build(FirmwareSources sources, Path cache, Consumer<String> commands)
        throws FirmwareBuildException {
      if (name.equals(refusing)) {
        throw new FirmwareBuildException("the firmware does not compile");
      }
      if (obstacle.isPresent()) {
        throw FirmwareBuildException.ofMachine(obstacle.get());
      }
      toldAtBuild = List.copyOf(choices);
      built.add(name);
      return cache;
    }

    @Override
    public FirmwareImage load(Path file) {
      return FirmwareImage.CLIENT;
    }
  }

  private Carriers carriers(String obstacleOfNative, String obstacleOfWasm) {
    return new Carriers(
            List.of(
                new IdleProvider("wasm", 20, obstacleOfWasm),
                new IdleProvider("native", 10, obstacleOfNative)),
            folder,
            _ -> {})
        .withChoices(choices::add);
  }

  private FirmwareSources sources() {
    return FirmwareSources.of(folder.resolve("main.c"));
  }

  @Test
  void auto_takes_the_first_that_the_machine_can_build_for_and_says_so() throws Exception {
    carriers("", "").image(sources(), Carriers.AUTO);
    carriers("no cc here: apt install gcc", "").image(sources(), Carriers.AUTO);
    assertThat(built).containsExactly("native", "wasm");
    assertThat(choices)
        .containsExactly(
            "firmware: carrier native, since this machine has what it needs",
            // It had when it built the last time.
            "firmware: carrier native, since this machine has what it needs",
            "firmware: carrier wasm; native: no cc here: apt install gcc");
  }

  @Test
  void auto_takes_the_next_one_when_the_compiler_of_the_first_is_gone() throws Exception {
    carriers("", "").image(sources(), Carriers.AUTO);
    looks.clear();
    carriers("no cc here: apt install gcc", "").image(sources(), Carriers.AUTO);
    assertThat(built).containsExactly("native", "wasm");
    assertThat(looks).startsWith("native");
    looks.clear();
    // Nothing says any more that native works here.
    carriers("", "").image(sources(), Carriers.AUTO);
    assertThat(looks).startsWith("native");
    assertThat(built).containsExactly("native", "wasm", "native");
  }

  @Test
  void sources_that_do_not_compile_are_no_reason_to_take_the_next_one() throws Exception {
    carriers("", "").image(sources(), Carriers.AUTO);
    refusing = "native";
    looks.clear();
    assertThatThrownBy(() -> carriers("", "").image(sources(), Carriers.AUTO))
        .hasMessage("the firmware does not compile");
    assertThat(built).containsExactly("native");
    // The carrier has looked for its compiler itself.
    assertThat(looks).isEmpty();
  }

  @Test
  void an_obstacle_is_told_as_one_although_the_carrier_has_built_before() throws Exception {
    carriers("", "").image(sources(), "wasm");
    assertThatThrownBy(() -> carriers("", "knows no sanitizers").image(sources(), "wasm"))
        .hasMessage("wasm: knows no sanitizers")
        .extracting(e -> ((FirmwareBuildException) e).isOfMachine())
        .isEqualTo(true);
    assertThat(built).containsExactly("wasm");
  }

  @Test
  void what_has_built_on_a_machine_of_another_kind_is_looked_for() throws Exception {
    carriers("", "").image(sources(), Carriers.AUTO);
    looks.clear();
    // The same home, seen from there: the compiler is another one.
    refusing = "native";
    String arch = System.setProperty("os.arch", "s390x");
    try {
      carriers("runs on x86-64 and arm64", "").image(sources(), Carriers.AUTO);
      assertThat(looks).startsWith("native");
      assertThat(built).containsExactly("native", "wasm");
    } finally {
      System.setProperty("os.arch", arch);
      refusing = "";
    }
    looks.clear();
    carriers("", "").image(sources(), Carriers.AUTO);
    assertThat(looks).isEmpty();
  }

  @Test
  void the_carrier_is_told_before_it_builds() throws Exception {
    for (int i = 0; i < 2; i++) {
      choices.clear();
      carriers("", "").image(sources(), Carriers.AUTO);
      assertThat(toldAtBuild)
          .containsExactly("firmware: carrier native, since this machine has what it needs");
    }
  }

  @Test
  void what_has_built_before_is_not_looked_for_again() throws Exception {
    carriers("", "").image(sources(), "wasm");
    assertThat(looks).containsExactly("wasm");
    carriers("", "").image(sources(), "wasm");
    assertThat(looks).containsExactly("wasm");
    assertThat(built).containsExactly("wasm", "wasm");
  }

  @Test
  void a_compiler_that_is_gone_since_is_said_in_one_line() throws Exception {
    carriers("", "").image(sources(), "wasm");
    assertThatThrownBy(() -> carriers("", "no clang: apt install clang").image(sources(), "wasm"))
        .hasMessage("wasm: no clang: apt install clang");
  }

  @Test
  void one_that_is_asked_for_is_no_choice_to_tell() throws Exception {
    carriers("", "").image(sources(), "wasm");
    assertThat(built).containsExactly("wasm");
    assertThat(choices).isEmpty();
  }

  @Test
  void without_a_compiler_one_line_says_what_to_install() {
    assertThatThrownBy(() -> carriers("no cc: apt install gcc", "no clang").choose(Carriers.AUTO))
        .isInstanceOf(FirmwareBuildException.class)
        .hasMessage("native: no cc: apt install gcc; wasm: no clang");
    assertThatThrownBy(() -> carriers("no cc: apt install gcc", "").choose("native"))
        .hasMessage("native: no cc: apt install gcc");
  }

  @Test
  void a_file_that_was_built_needs_no_compiler() throws Exception {
    Path file = Files.writeString(folder.resolve("fw"), "native");
    assertThat(carriers("no cc", "no clang").image(file)).isSameAs(FirmwareImage.CLIENT);
    assertThat(built).isEmpty();
    Path other = Files.writeString(folder.resolve("other"), "x");
    assertThatThrownBy(() -> carriers("", "").image(other))
        .hasMessage(
            other
                + ": is no firmware that native or wasm runs: build it with the port of this version");
  }

  @Test
  void without_a_carrier_on_the_class_path_the_artifact_is_named() throws Exception {
    Carriers none = new Carriers(List.of(), folder, _ -> {});
    assertThatThrownBy(() -> none.image(sources(), Carriers.AUTO))
        .hasMessageContaining("add the artifact org.wwep:wwep-firmware to the class path");
    Path file = Files.writeString(folder.resolve("fw"), "native");
    assertThatThrownBy(() -> none.image(file))
        .hasMessageContaining("add the artifact org.wwep:wwep-firmware to the class path");
  }
}
