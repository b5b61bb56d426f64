package org.wwep.hal.cdev;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wwep.hal.Board;
import org.wwep.hal.BoardConfig;
import org.wwep.hal.HalException;
import org.wwep.hal.HalException.Problem;
import org.wwep.hal.MacAddress;
import org.wwep.hal.PlatformInfo;
import org.wwep.hal.Remedy;
import org.wwep.hal.line.BoardMac;
import org.wwep.hal.line.LineBackend;
import org.wwep.hal.line.LineBoard;
import org.wwep.hal.line.Obstacle;

/**
 * Provides the lines of any GPIO chip that a Linux kernel knows, through its character device.
 *
 * <p>It takes no chip by itself: what hangs on the lines of an unknown board may mind. A pin is the
 * number of a line of that chip.
 */
public final class CdevBackend extends LineBackend {
  private static final Remedy EMULATED = new Remedy.Setting(Remedy.BACKEND, "emulated");

  /** Makes the back end for this machine; {@link java.util.ServiceLoader} does. */
  public CdevBackend() {
    this(Path.of("/"), null);
  }

  /** For tests: another root directory, and what another platform says in place of this one. */
  CdevBackend(Path root, @Nullable PlatformInfo known) {
    super(root, known);
  }

  @Override
  public String name() {
    return "cdev";
  }

  @Override
  protected String reason(PlatformInfo platform) {
    return "a GPIO chip was named";
  }

  @Override
  public int rank() {
    return 100;
  }

  @Override
  protected Board claim(BoardConfig config, InstantSource clock, PlatformInfo platform)
      throws HalException {
    if (needsChip(config)) {
      throw unnamed(labelled(platform.chips())).exception();
    }
    MacAddress mac = BoardMac.of(config, root());
    ChipLocator locator = new ChipLocator(root(), platform.chips());
    CdevDriver driver = CdevDriver.open(locator, config);
    String board = (platform.model() == null ? "" : platform.model() + ", ") + driver.description();
    return LineBoard.open(config, clock, mac, board, driver);
  }

  private static boolean needsChip(BoardConfig config) {
    return config.chip() == null && config.pins().stream().anyMatch(pin -> pin.chip() == null);
  }

  @Override
  protected boolean has(String chip, PlatformInfo platform) {
    return new ChipLocator(root(), platform.chips()).has(chip);
  }

  @Override
  protected Optional<Obstacle> lack(PlatformInfo platform) {
    if (!platform.os().toLowerCase(Locale.ROOT).equals("linux")) {
      return Optional.of(
          new Obstacle(
              Problem.UNKNOWN_BOARD,
              "there is no GPIO character device on " + platform.os(),
              new Remedy.Advice("run it on Linux"),
              EMULATED));
    }
    if (platform.chips().isEmpty()) {
      return Optional.of(
          new Obstacle(
              Problem.NO_CHIP,
              "there is no GPIO here (no /dev/gpiochip*)",
              new Remedy.Advice(
                  "'sudo modprobe gpio-sim' brings a simulated chip (docs/how-to/virtual-pi.md)"),
              EMULATED));
    }
    return Optional.empty();
  }

  /** What hangs on the lines of an unknown board is not this program's to try out. */
  @Override
  protected Optional<Obstacle> unnamed(PlatformInfo platform, BoardConfig config) {
    return needsChip(config)
        ? Optional.of(unnamed(platform.chips().stream().map(PlatformInfo.Chip::name).toList()))
        : Optional.empty();
  }

  private static Obstacle unnamed(List<String> chips) {
    return new Obstacle(
        Problem.NO_CHIP,
        "cdev takes no GPIO chip by itself",
        new Remedy.Setting(Remedy.CHIP, chips));
  }

  private List<String> labelled(List<PlatformInfo.Chip> chips) {
    return chips.stream()
        .map(
            chip ->
                chip.name()
                    + ChipInfo.of(root().resolve("dev").resolve(chip.name()))
                        .map(info -> " (" + info.label() + ")")
                        .orElse(""))
        .toList();
  }
}
