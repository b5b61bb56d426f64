package org.wwep.emulator.rig;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.hal.HalException;
import org.wwep.hal.Level;
import org.wwep.hal.Pin;
import org.wwep.hal.Remedy;

/**
 * A chip of the kernel's {@code gpio-sim}: one side is a character device like any other, this is
 * the other side, in sysfs.
 *
 * <p><b>Source.</b> The kernel's {@code Documentation/admin-guide/gpio/gpio-sim.rst}: the pull of a
 * line that is an input sets its level, and the value of an output can be read.
 */
final class SimulatedChip {
  private final Path lines;

  private SimulatedChip(Path lines) {
    this.lines = lines;
  }

  /**
   * Finds the chip.
   *
   * @param sys the root of sysfs, {@code /sys}
   * @param name the chip's name, {@code gpiochip1}, or null for the only one there is
   * @throws HalException if there is none, saying how to get one
   */
  static SimulatedChip find(Path sys, @Nullable String name) throws HalException {
    List<Path> chips = new ArrayList<>();
    for (Path device : children(sys.resolve("devices/platform"), "gpio-sim.*")) {
      chips.addAll(children(device, "gpiochip*"));
    }
    List<String> names =
        chips.stream().map(chip -> chip.getFileName().toString()).sorted().toList();
    if (chips.isEmpty()) {
      throw new HalException(
          HalException.Problem.NO_CHIP,
          "there is no gpio-sim chip here",
          Files.isDirectory(sys.resolve("module/gpio_sim"))
              ? "set one up in "
                  + sys.resolve("kernel/config/gpio-sim")
                  + " (docs/how-to/virtual-pi.md)"
              : "'sudo modprobe gpio-sim' and set one up (docs/how-to/virtual-pi.md); where the kernel"
                  + " has no such module, virtual-pi/run brings a machine that does");
    }
    if (name == null && chips.size() > 1) {
      throw new HalException(
          HalException.Problem.NO_CHIP,
          "there are several gpio-sim chips here",
          new Remedy.Setting(Remedy.CHIP, names));
    }
    for (Path chip : chips) {
      if (name == null || name.equals(chip.getFileName().toString())) {
        return new SimulatedChip(chip);
      }
    }
    throw new HalException(
        HalException.Problem.NO_CHIP,
        name + " is no gpio-sim chip",
        "choose one of " + String.join(", ", names));
  }

  /** Returns what the character device is called, {@code gpiochip1}. */
  String name() {
    return lines.getFileName().toString();
  }

  /**
   * Makes sure that a line can be used from this side.
   *
   * @throws HalException if not
   */
  void check(Pin pin) throws HalException {
    Path pull = file(pin, "pull");
    if (!Files.exists(pull)) {
      throw new HalException(
          HalException.Problem.WRONG_PIN,
          name() + " has no line " + pin.number(),
          "give it more lines (num_lines), or choose another pin");
    }
    if (!Files.isWritable(pull)) {
      throw new HalException(
          HalException.Problem.NO_PERMISSION,
          "this user may not write " + pull,
          "sudo chgrp -R gpio " + lines + " && sudo chmod -R g+w " + lines + ", or run it as root");
    }
  }

  /** Sets the level that an input sees. */
  void pull(Pin pin, Level level) {
    try {
      Files.writeString(file(pin, "pull"), level == Level.HIGH ? "pull-up" : "pull-down");
    } catch (IOException e) {
      throw new LineLostException(pin, e);
    }
  }

  /** Returns the level of a line now. */
  Level level(Pin pin) {
    try {
      byte[] value = Files.readAllBytes(file(pin, "value"));
      return new String(value, StandardCharsets.US_ASCII).startsWith("1") ? Level.HIGH : Level.LOW;
    } catch (IOException e) {
      throw new LineLostException(pin, e);
    }
  }

  private Path file(Pin pin, String attribute) {
    return lines.resolve("sim_gpio" + pin.number()).resolve(attribute);
  }

  private static List<Path> children(Path directory, String glob) {
    List<Path> children = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, glob)) {
      found.forEach(children::add);
    } catch (IOException _) {
      // Not there: then there are none.
    }
    return children;
  }

  /** The chip went away while it was used. */
  static final class LineLostException extends java.io.UncheckedIOException {
    private static final long serialVersionUID = 1L;

    LineLostException(Pin pin, IOException cause) {
      super("the simulated chip lost " + pin + ": " + cause.getMessage(), cause);
    }
  }
}
