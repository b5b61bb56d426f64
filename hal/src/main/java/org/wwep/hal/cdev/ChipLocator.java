package org.wwep.hal.cdev;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.wwep.hal.HalException;
import org.wwep.hal.HalException.Problem;
import org.wwep.hal.PlatformInfo;
import org.wwep.hal.line.Obstacle;

/**
 * Finds the device file of a GPIO chip by what people call the chip: its name in {@code /dev}, the
 * label that its driver gives it, which stays the same where numbers change from start to start, or
 * the path of a device file, as of a link that udev makes.
 */
public final class ChipLocator {
  private final Path root;
  private final List<PlatformInfo.Chip> chips;

  /**
   * Makes one.
   *
   * @param root the root directory of the machine
   * @param chips the chips that there are
   */
  ChipLocator(Path root, List<PlatformInfo.Chip> chips) {
    this.root = root;
    this.chips = List.copyOf(chips);
  }

  /** Returns one for this machine. */
  public static ChipLocator here() {
    return new ChipLocator(Path.of("/"), PlatformInfo.here().chips());
  }

  /** Returns whether there is such a chip, or several with that label. */
  boolean has(String chip) {
    return !found(chip).isEmpty();
  }

  /**
   * Returns the device file of a chip.
   *
   * @throws HalException if there is none, or if several have that label
   */
  public Path find(String chip) throws HalException {
    List<Path> found = found(chip);
    if (found.isEmpty()) {
      throw Obstacle.absent(chip, chips).exception();
    }
    if (found.size() > 1) {
      throw new HalException(
          Problem.NO_CHIP,
          "several GPIO chips are called '" + chip + "'",
          "choose one of " + String.join(", ", found.stream().map(Path::toString).toList()));
    }
    return found.getFirst();
  }

  private List<Path> found(String chip) {
    if (chip.startsWith("/")) {
      Path path = root.resolve(chip.substring(1));
      return Files.exists(path) ? List.of(path) : List.of();
    }
    if (chips.stream().anyMatch(one -> one.name().equals(chip))) {
      return List.of(device(chip));
    }
    return chips.stream()
        .map(one -> device(one.name()))
        .filter(path -> ChipInfo.of(path).filter(info -> info.label().equals(chip)).isPresent())
        .toList();
  }

  private Path device(String name) {
    return root.resolve("dev").resolve(name);
  }
}
