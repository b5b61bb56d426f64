package org.wwep.hal.cdev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wwep.hal.BoardBackend;
import org.wwep.hal.BoardConfig;
import org.wwep.hal.HalException;
import org.wwep.hal.HalException.Problem;
import org.wwep.hal.LedConfig;
import org.wwep.hal.MacAddress;
import org.wwep.hal.Pin;
import org.wwep.hal.PlatformInfo;
import org.wwep.hal.PlatformInfo.Chip;

/** What is said where a line cannot be had; that it can be had is seen in the virtual Pi. */
class CdevBackendTest {
  private static final BoardConfig CONFIG =
      BoardConfig.defaults().withMac(MacAddress.parse("02:00:00:00:00:01"));

  private final Path root;

  CdevBackendTest(@TempDir Path root) throws IOException {
    this.root = root;
    Files.createDirectory(root.resolve("dev"));
  }

  private HalException opening(String os, @Nullable String chip, Chip... chips) {
    return opening(root, os, chip, chips);
  }

  private static HalException opening(Path root, String os, @Nullable String chip, Chip... chips) {
    PlatformInfo platform = new PlatformInfo(os, "amd64", "a Java", null, List.of(chips));
    try {
      new CdevBackend(root, platform).open(CONFIG.withChip(chip), InstantSource.system()).close();
    } catch (HalException e) {
      assertThat(e).message().hasLineCount(1);
      return e;
    }
    throw new AssertionError("it opens");
  }

  private static Chip chip(String name) {
    return new Chip(name, true, true);
  }

  @Test
  void another_operating_system_has_no_character_device() {
    assertThat(opening("Mac OS X", "gpiochip0").problem()).isEqualTo(Problem.UNKNOWN_BOARD);
  }

  @Test
  void a_machine_without_a_chip_says_how_to_get_a_simulated_one() {
    HalException said = opening("Linux", "gpiochip0");
    assertThat(said.problem()).isEqualTo(Problem.NO_CHIP);
    assertThat(said).hasMessageContaining("modprobe gpio-sim");
  }

  @Test
  void a_chip_is_never_taken_unasked() {
    assertThat(opening("Linux", null, chip("gpiochip0"), chip("gpiochip1")))
        .hasMessage(
            "cdev takes no GPIO chip by itself: choose the GPIO chip, of gpiochip0, gpiochip1");
  }

  @Test
  void it_is_usable_only_where_a_chip_was_named() {
    PlatformInfo platform =
        new PlatformInfo("Linux", "amd64", "a Java", null, List.of(chip("gpiochip0")));
    CdevBackend backend = new CdevBackend(root, platform);
    BoardBackend.Availability unnamed = backend.probe(CONFIG);
    assertThat(unnamed.usable()).isFalse();
    assertThat(unnamed.obstacle().orElseThrow())
        .hasMessage("cdev takes no GPIO chip by itself: choose the GPIO chip, of gpiochip0");
    BoardBackend.Availability named = backend.probe(CONFIG.withChip("gpiochip0"));
    assertThat(named.usable()).isTrue();
    assertThat(named.reason()).isEqualTo("a GPIO chip was named");
  }

  @Test
  void a_chip_that_is_not_there_is_named_with_those_that_are() {
    assertThat(opening("Linux", "gpiochip7", chip("gpiochip0")))
        .hasMessage("there is no GPIO chip /dev/gpiochip7: choose one of gpiochip0");
  }

  @Test
  void a_device_that_is_no_chip_is_said_in_the_kernels_words() {
    HalException said = opening(Path.of("/"), "Linux", "null", chip("null"));
    assertThat(said.problem()).isEqualTo(Problem.NO_CHIP);
    assertThat(said)
        .hasMessage(
            "/dev/null is no GPIO chip (GPIO_GET_CHIPINFO: Inappropriate ioctl for device):"
                + " see what boards and GPIO chips this machine has");
  }

  @Test
  void a_device_that_does_not_open_is_said_in_the_kernels_words() {
    HalException said = opening("Linux", "gpiochip0", chip("gpiochip0"));
    assertThat(said.problem()).isEqualTo(Problem.DRIVER);
    assertThat(said).hasMessageContaining("No such file or directory");
  }

  @Test
  void the_mac_address_is_asked_for_before_a_line_is_taken() {
    PlatformInfo platform =
        new PlatformInfo("Linux", "amd64", "a Java", null, List.of(chip("gpiochip0")));
    assertThatExceptionOfType(HalException.class)
        .isThrownBy(
            () ->
                new CdevBackend(root, platform)
                    .open(BoardConfig.defaults().withChip("gpiochip0"), InstantSource.system()))
        .withMessageContaining("MAC address");
  }

  private static HalException claiming(BoardConfig config, Chip... chips) {
    PlatformInfo platform = new PlatformInfo("Linux", "amd64", "a Java", null, List.of(chips));
    try {
      new CdevBackend(Path.of("/"), platform).open(config, InstantSource.system()).close();
    } catch (HalException e) {
      assertThat(e).message().hasLineCount(1);
      return e;
    }
    throw new AssertionError("it opens");
  }

  private static BoardConfig ledOn(String line) {
    return new BoardConfig(
        List.of(), List.of(LedConfig.toGround("led1", Pin.parseLine(line))), CONFIG.mac());
  }

  @Test
  void a_chip_that_only_one_line_names_is_looked_for() {
    assertThat(claiming(ledOn("usb-adapter:45"), chip("null")))
        .hasMessage("there is no GPIO chip /dev/usb-adapter: choose one of null");
    assertThat(claiming(ledOn("/dev/gpio-bench:45"), chip("null")))
        .hasMessage("there is no GPIO chip /dev/gpio-bench: choose one of null");
  }

  @Test
  void a_device_is_opened_by_the_path_that_a_line_has() {
    assertThat(claiming(ledOn("/dev/zero:45"), chip("null")))
        .hasMessageStartingWith("/dev/zero is no GPIO chip");
  }

  @Test
  void a_line_without_a_chip_needs_one_although_another_line_has_its_own() {
    BoardConfig both =
        new BoardConfig(
            List.of(),
            List.of(
                LedConfig.toGround("led1", new Pin("null", 45)),
                LedConfig.toGround("led2", new Pin(5))),
            CONFIG.mac());
    assertThat(claiming(both, chip("null"))).hasMessageContaining("takes no GPIO chip by itself");
  }
}
