package org.wwep.emulator.cli.device;

import java.util.stream.Collectors;
import org.wwep.hal.HalException;
import org.wwep.hal.Remedy;

/** Words what may help against a {@link HalException} in the options of the command line. */
public final class RemedyText {
  private RemedyText() {}

  /** Returns the line to show: what is wrong, and what to do about it. */
  public static String message(HalException e) {
    return e.fact()
        + ": "
        + e.remedies().stream().map(RemedyText::words).collect(Collectors.joining(", or "));
  }

  private static String words(Remedy remedy) {
    return switch (remedy) {
      case Remedy.Advice advice -> advice.text();
      case Remedy.Inspection _ -> "run 'wwep pins' to see what this machine has";
      case Remedy.Setting setting -> words(setting);
    };
  }

  private static String words(Remedy.Setting setting) {
    return switch (setting.name()) {
      case Remedy.BACKEND -> "choose --hal " + String.join(" or ", setting.values());
      case Remedy.CHIP ->
          setting.values().isEmpty()
              ? "name its GPIO chip with --gpio-chip"
              : "choose one with --gpio-chip, of " + String.join(", ", setting.values());
      case Remedy.MAC -> "give one, like --mac 02:00:00:00:00:01";
      case "rig" -> "run it with --rig " + String.join(" or ", setting.values());
      case "rig's pins" -> "choose others with --loopback";
      default -> setting.text();
    };
  }
}
