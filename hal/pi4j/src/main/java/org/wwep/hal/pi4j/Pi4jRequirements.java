package org.wwep.hal.pi4j;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wwep.hal.HalException.Problem;
import org.wwep.hal.PlatformInfo;
import org.wwep.hal.Remedy;
import org.wwep.hal.line.Obstacle;

/**
 * What a machine must have before Pi4J is touched, which reports the lack of it misleadingly.
 *
 * <p>Loads no class of Pi4J.
 */
final class Pi4jRequirements {
  /** Where Pi4J's native library has a build for, as {@code os.arch} says it. */
  private static final Set<String> ARCHITECTURES = Set.of("aarch64", "arm");

  private static final Remedy EMULATED = new Remedy.Setting(Remedy.BACKEND, "emulated");

  private Pi4jRequirements() {}

  /** Returns the first thing that is missing, if any. */
  static Optional<Obstacle> check(PlatformInfo platform) {
    if (!platform.os().toLowerCase(Locale.ROOT).equals("linux")) {
      return lack(
          Problem.UNKNOWN_BOARD,
          "there is no GPIO on " + platform.os(),
          new Remedy.Advice("run it on a Raspberry Pi"),
          EMULATED);
    }
    if (platform.chips().isEmpty()) {
      return lack(
          Problem.NO_CHIP,
          "there is no GPIO here (no /dev/gpiochip*)",
          new Remedy.Advice("on a Raspberry Pi in a container pass the device through"),
          EMULATED);
    }
    @Nullable String model = platform.model();
    if (model == null || !model.startsWith("Raspberry Pi")) {
      return lack(
          Problem.UNKNOWN_BOARD,
          "this is no Raspberry Pi (" + (model == null ? "it names no board model" : model) + ")",
          new Remedy.Setting(Remedy.CHIP),
          EMULATED);
    }
    if (!ARCHITECTURES.contains(platform.arch())) {
      return lack(
          Problem.NO_NATIVE_LIBRARY,
          "Pi4J has no native library for the processor " + platform.arch(),
          new Remedy.Advice("use a Java for aarch64 or 32-bit arm"),
          new Remedy.Setting(Remedy.BACKEND, "cdev", "emulated"));
    }
    return permission(platform.chips());
  }

  /** One chip out of reach is enough for Pi4J to find none at all. */
  private static Optional<Obstacle> permission(List<PlatformInfo.Chip> chips) {
    return chips.stream()
        .filter(chip -> !chip.permitted())
        .findFirst()
        .map(chip -> Obstacle.denied("/dev/" + chip.name()));
  }

  private static Optional<Obstacle> lack(Problem problem, String reason, Remedy... remedies) {
    return Optional.of(new Obstacle(problem, reason, remedies));
  }
}
