package org.wwep.hal.pi4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wwep.hal.BoardBackend;
import org.wwep.hal.BoardConfig;
import org.wwep.hal.HalException;
import org.wwep.hal.HalException.Problem;
import org.wwep.hal.PlatformInfo;
import org.wwep.hal.PlatformInfo.Chip;

class Pi4jBackendTest {
  private static final Chip CHIP = new Chip("gpiochip0", true, true);

  private final Path root;

  Pi4jBackendTest(@TempDir Path root) {
    this.root = root;
  }

  private static PlatformInfo platform(
      String os, String arch, @Nullable String model, Chip... chips) {
    return new PlatformInfo(os, arch, "a Java", model, List.of(chips));
  }

  private static PlatformInfo pi(Chip... chips) {
    return platform("Linux", "aarch64", MockPi.MODEL, chips);
  }

  /** What the probe says is what opening throws. */
  private HalException lack(PlatformInfo platform) {
    Pi4jBackend backend = new Pi4jBackend(root, platform);
    BoardBackend.Availability found = backend.probe(BoardConfig.defaults());
    assertThat(found.usable()).isFalse();
    assertThat(found.hardware()).isTrue();
    HalException obstacle = found.obstacle().orElseThrow();
    assertThat(obstacle).hasMessageStartingWith(found.reason() + ": ");
    assertThatExceptionOfType(HalException.class)
        .isThrownBy(() -> backend.open(BoardConfig.defaults(), InstantSource.system()))
        .withMessage(obstacle.getMessage())
        .satisfies(thrown -> assertThat(thrown.problem()).isEqualTo(obstacle.problem()));
    return obstacle;
  }

  @Test
  void a_pi_with_a_chip_that_may_be_opened_is_usable() {
    BoardBackend.Availability found = new Pi4jBackend(root, pi(CHIP)).probe(BoardConfig.defaults());
    assertThat(found.usable()).isTrue();
    assertThat(found.hardware()).isTrue();
    assertThat(found.obstacle()).isEmpty();
    assertThat(found.reason()).contains(MockPi.MODEL);
  }

  @Test
  void a_32_bit_pi_is_usable() {
    assertThat(
            new Pi4jBackend(root, platform("Linux", "arm", MockPi.MODEL, CHIP))
                .probe(BoardConfig.defaults())
                .usable())
        .isTrue();
  }

  @Test
  void another_operating_system_has_no_gpio() {
    HalException lack = lack(platform("Mac OS X", "aarch64", null));
    assertThat(lack.problem()).isEqualTo(Problem.UNKNOWN_BOARD);
    assertThat(lack).hasMessageContaining("Mac OS X");
  }

  @Test
  void a_machine_without_a_chip_says_so() {
    HalException lack = lack(platform("Linux", "amd64", null));
    assertThat(lack.problem()).isEqualTo(Problem.NO_CHIP);
    assertThat(lack).hasMessageStartingWith("there is no GPIO here (no /dev/gpiochip*): ");
  }

  @Test
  void another_board_is_named() {
    HalException lack = lack(platform("Linux", "aarch64", "Radxa ROCK 5B", CHIP));
    assertThat(lack.problem()).isEqualTo(Problem.UNKNOWN_BOARD);
    assertThat(lack).hasMessageContaining("Radxa ROCK 5B");
  }

  @Test
  void a_pc_with_a_chip_is_no_pi() {
    assertThat(lack(platform("Linux", "amd64", null, CHIP)).problem())
        .isEqualTo(Problem.UNKNOWN_BOARD);
  }

  @Test
  void a_processor_without_a_native_library_is_named() {
    HalException lack = lack(platform("Linux", "amd64", MockPi.MODEL, CHIP));
    assertThat(lack.problem()).isEqualTo(Problem.NO_NATIVE_LIBRARY);
    assertThat(lack).hasMessageContaining("amd64");
  }

  @Test
  void one_chip_out_of_reach_spoils_it_all() {
    for (Chip chip :
        List.of(new Chip("gpiochip1", false, true), new Chip("gpiochip1", true, false))) {
      HalException lack = lack(pi(CHIP, chip));
      assertThat(lack.problem()).isEqualTo(Problem.NO_PERMISSION);
      assertThat(lack)
          .hasMessage(
              "this user may not open /dev/gpiochip1:"
                  + " sudo usermod -aG gpio $USER, then log in again");
    }
  }

  @Test
  void a_pi_without_a_network_interface_asks_for_a_mac() {
    assertThatExceptionOfType(HalException.class)
        .isThrownBy(
            () ->
                new Pi4jBackend(root, pi(CHIP))
                    .open(BoardConfig.defaults(), InstantSource.system()))
        .withMessageContaining("MAC address");
  }

  @Test
  void loading_and_probing_touch_no_class_of_pi4j() throws Exception {
    URL ours = place(Pi4jBackend.class);
    URL hal = place(BoardBackend.class);
    ClassLoader platform = ClassLoader.getPlatformClassLoader();
    List<String> names = new ArrayList<>();
    // Pi4J is not on this path at all: touching it would be an error.
    try (URLClassLoader bare = new URLClassLoader(new URL[] {ours, hal}, platform)) {
      for (Object backend :
          ServiceLoader.load(bare.loadClass(BoardBackend.class.getName()), bare)) {
        names.add((String) backend.getClass().getMethod("name").invoke(backend));
        Class<?> config = bare.loadClass(BoardConfig.class.getName());
        Object defaults = config.getMethod("defaults").invoke(null);
        assertThat(
                backend.getClass().getMethod("probe", config).invoke(backend, defaults).toString())
            .contains("usable=");
      }
    }
    assertThat(names).containsExactlyInAnyOrder("emulated", "pi4j", "cdev");
  }

  private static URL place(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation();
  }
}
