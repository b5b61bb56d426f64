package org.wwep.hal.pi4j;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wwep.hal.HalException;
import org.wwep.hal.HalException.Problem;
import org.wwep.hal.HostFacts;

/**
 * What a machine must have before Pi4J is touched, which reports the lack of it misleadingly.
 *
 * <p>Loads no class of Pi4J.
 */
final class Requirements {
  /** Where Pi4J's native library has a build for, as {@code os.arch} says it. */
  private static final Set<String> ARCHITECTURES = Set.of("aarch64", "arm");

  private Requirements() {}

  /**
   * What is in the way.
   *
   * @param reason one clause, as in "emulated board, because " + reason
   * @param remedy the next thing to try
   */
  record Lack(Problem problem, String reason, String remedy) {
    HalException exception() {
      return new HalException(problem, reason, remedy);
    }
  }

  /** Returns the first thing that is missing, if any. */
  static Optional<Lack> check(HostFacts facts) {
    if (!facts.os().toLowerCase(Locale.ROOT).equals("linux")) {
      return lack(
          Problem.UNKNOWN_BOARD,
          "there is no GPIO on " + facts.os(),
          "run it on a Raspberry Pi, or choose --hal emulated");
    }
    if (facts.chips().isEmpty()) {
      return lack(
          Problem.NO_CHIP,
          "there is no GPIO here (no /dev/gpiochip*)",
          "on a Raspberry Pi in a container pass the device through; elsewhere choose"
              + " --hal emulated");
    }
    @Nullable String model = facts.model();
    if (model == null || !model.startsWith("Raspberry Pi")) {
      return lack(
          Problem.UNKNOWN_BOARD,
          "this is no Raspberry Pi (" + (model == null ? "it names no board model" : model) + ")",
          "run it on one, or choose --hal emulated");
    }
    if (!ARCHITECTURES.contains(facts.arch())) {
      return lack(
          Problem.NO_NATIVE_LIBRARY,
          "Pi4J has no native library for the processor " + facts.arch(),
          "use a Java for aarch64 or 32-bit arm, or choose --hal emulated");
    }
    return permission(facts.chips());
  }

  /** One chip out of reach is enough for Pi4J to find none at all. */
  private static Optional<Lack> permission(List<HostFacts.Chip> chips) {
    return chips.stream()
        .filter(chip -> !chip.permitted())
        .findFirst()
        .map(chip -> denied("/dev/" + chip.name()));
  }

  /** Returns the lack of permission to open a device. */
  static Lack denied(String device) {
    return new Lack(
        Problem.NO_PERMISSION,
        "this user may not open " + device,
        "sudo usermod -aG gpio $USER, then log in again");
  }

  /** Returns the lack of a chip that was asked for by name. */
  static Lack absent(String chip, List<HostFacts.Chip> chips) {
    return new Lack(
        Problem.NO_CHIP,
        "there is no GPIO chip /dev/" + chip,
        "choose one of "
            + chips.stream().map(HostFacts.Chip::name).collect(Collectors.joining(", ")));
  }

  private static Optional<Lack> lack(Problem problem, String reason, String remedy) {
    return Optional.of(new Lack(problem, reason, remedy));
  }
}
