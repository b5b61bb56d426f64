package org.wwep.hal.pi4j;

import com.pi4j.provider.exception.ProviderNotFoundException;
import java.util.List;
import java.util.stream.Stream;
import org.wwep.hal.HalException;
import org.wwep.hal.HalException.Problem;
import org.wwep.hal.Pin;
import org.wwep.hal.Remedy;
import org.wwep.hal.line.Obstacle;

/**
 * Says in one line what an exception of Pi4J means, and what to do about it.
 *
 * <p><b>Source.</b> The messages of Pi4J 3.0.3 and of the kernel's character device, as seen on a
 * machine with one. The kernel's word is somewhere in the chain of causes.
 */
final class Pi4jErrors {
  /** Longer than any chain of causes, in case one bites its tail. */
  private static final int DEEPEST = 32;

  private Pi4jErrors() {}

  /** Translates what was thrown while a line was claimed for a part. */
  static HalException on(Throwable thrown, String part, Pin pin, String board) {
    String line = pin + " (" + part + ")";
    if (says(thrown, "resource busy")) {
      return Obstacle.busy(line, pin.number()).exception(thrown);
    }
    if (says(thrown, "Invalid argument")) {
      return Obstacle.refused(line).exception(thrown);
    }
    return opening(thrown, line, board);
  }

  /** Translates what was thrown by the driver as a whole; {@code what} could not be opened. */
  static HalException opening(Throwable thrown, String what, String board) {
    if (says(thrown, "Permission denied")) {
      return Obstacle.denied("every /dev/gpiochip*").exception(thrown);
    }
    if (chain(thrown).stream().anyMatch(LinkageError.class::isInstance)) {
      return new HalException(
          Problem.NO_NATIVE_LIBRARY,
          "Pi4J's native library does not load on this machine (" + root(thrown) + ")",
          advice("it takes aarch64 or 32-bit hard-float arm and glibc 2.33 or newer (Debian 12)"),
          thrown);
    }
    if (chain(thrown).stream().anyMatch(ProviderNotFoundException.class::isInstance)
        || says(thrown, "No gpio chip")) {
      return new HalException(
          Problem.UNKNOWN_BOARD,
          "Pi4J does not know the GPIO of " + board,
          advice(
              "check that /proc/cpuinfo has a 'Revision' line and that 'gpiodetect' lists a chip"
                  + " labelled pinctrl"),
          thrown);
    }
    return new HalException(
        Problem.DRIVER,
        "Pi4J could not open " + what + " (" + root(thrown) + ")",
        List.of(new Remedy.Inspection()),
        thrown);
  }

  private static List<Remedy> advice(String text) {
    return List.of(new Remedy.Advice(text));
  }

  private static boolean says(Throwable thrown, String words) {
    return chain(thrown).stream()
        .map(Throwable::getMessage)
        .anyMatch(message -> message != null && message.contains(words));
  }

  private static String root(Throwable thrown) {
    return chain(thrown).getLast().toString().lines().findFirst().orElse("no message");
  }

  private static List<Throwable> chain(Throwable thrown) {
    return Stream.iterate(thrown, link -> link != null, Throwable::getCause)
        .limit(DEEPEST)
        .toList();
  }
}
