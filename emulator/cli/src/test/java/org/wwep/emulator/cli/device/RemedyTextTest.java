package org.wwep.emulator.cli.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.wwep.hal.HalException;
import org.wwep.hal.HalException.Problem;
import org.wwep.hal.Remedy;

class RemedyTextTest {
  static Stream<Arguments> remedies() {
    return Stream.of(
        Arguments.of(new Remedy.Advice("run it on Linux"), "run it on Linux"),
        Arguments.of(new Remedy.Inspection(), "run 'wwep pins' to see what this machine has"),
        Arguments.of(
            new Remedy.Setting(Remedy.BACKEND, "cdev", "emulated"),
            "choose --hal cdev or emulated"),
        Arguments.of(
            new Remedy.Setting(Remedy.CHIP, "gpiochip0", "gpiochip1"),
            "choose one with --gpio-chip, of gpiochip0, gpiochip1"),
        Arguments.of(new Remedy.Setting(Remedy.CHIP), "name its GPIO chip with --gpio-chip"),
        Arguments.of(new Remedy.Setting(Remedy.MAC), "give one, like --mac 02:00:00:00:00:01"),
        Arguments.of(
            new Remedy.Setting("rig", "sim", "emulated"), "run it with --rig sim or emulated"),
        Arguments.of(new Remedy.Setting("rig's pins"), "choose others with --loopback"),
        Arguments.of(
            new Remedy.Setting("serial port", "a", "b"), "choose the serial port, of a, b"));
  }

  @ParameterizedTest
  @MethodSource("remedies")
  void each_remedy_is_worded_in_options(Remedy remedy, String expected) {
    assertThat(RemedyText.message(new HalException(Problem.DRIVER, "it is not there", remedy)))
        .isEqualTo("it is not there: " + expected);
  }

  @ParameterizedTest
  @MethodSource("remedies")
  void without_a_command_line_it_names_no_option(Remedy remedy, String expected) {
    assertThat(new HalException(Problem.DRIVER, "it is not there", remedy))
        .message()
        .startsWith("it is not there: ")
        .doesNotContain("--", "wwep");
  }
}
