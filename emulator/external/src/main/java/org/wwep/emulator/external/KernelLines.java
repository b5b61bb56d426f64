package org.wwep.emulator.external;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.wwep.emulator.external.ExternalImage.LineOpener;
import org.wwep.hal.Board;
import org.wwep.hal.BoardBackend;
import org.wwep.hal.BoardConfig;
import org.wwep.hal.Boards;
import org.wwep.hal.HalException;
import org.wwep.hal.HalException.Problem;
import org.wwep.hal.Remedy;
import org.wwep.hal.cdev.CdevBackend;

/** The lines of this machine's GPIO chips, through one of the drivers. */
final class KernelLines implements LineOpener {
  private final PinDriver driver;
  private final Boards installed;

  KernelLines(PinDriver driver) {
    this(driver, Boards.installed());
  }

  /** Makes one with what is installed besides the character device. */
  KernelLines(PinDriver driver, Boards installed) {
    this.driver = driver;
    this.installed = installed;
  }

  @Override
  public Board open(BoardConfig config, InstantSource clock) throws HalException {
    try {
      return backend().open(config, clock);
    } catch (HalException e) {
      List<Remedy> remedies =
          e.remedies().stream().map(this::worded).flatMap(Optional::stream).toList();
      throw remedies.isEmpty()
          ? e
          : new HalException(e.problem(), e.fact(), remedies, e.getCause());
    }
  }

  private BoardBackend backend() throws HalException {
    return switch (driver) {
      case CDEV -> new CdevBackend();
      case PI4J ->
          installed
              .named(driver.toString())
              .orElseThrow(
                  () ->
                      new HalException(
                          Problem.DRIVER,
                          "Pi4J is not installed",
                          "add the artifact wwep-hal-pi4j, or remove 'hal: pi4j'"));
    };
  }

  /** The board is no emulated one: of other back ends, only the character device is a help. */
  private Optional<Remedy> worded(Remedy remedy) {
    if (remedy instanceof Remedy.Setting(var name, var values) && name.equals(Remedy.BACKEND)) {
      return driver == PinDriver.PI4J && values.contains(PinDriver.CDEV.toString())
          ? Optional.of(new Remedy.Advice("remove 'hal: pi4j': the character device can"))
          : Optional.empty();
    }
    return Optional.of(remedy);
  }
}
