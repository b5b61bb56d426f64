package org.wwep.hal.pi4j;

import java.lang.System.Logger;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wwep.hal.Board;
import org.wwep.hal.BoardConfig;
import org.wwep.hal.HalException;
import org.wwep.hal.MacAddress;
import org.wwep.hal.Pin;
import org.wwep.hal.PlatformInfo;
import org.wwep.hal.Remedy;
import org.wwep.hal.line.BoardMac;
import org.wwep.hal.line.LineBackend;
import org.wwep.hal.line.LineBoard;
import org.wwep.hal.line.LineDriver;
import org.wwep.hal.line.Obstacle;

/**
 * Provides the real pins of a Raspberry Pi.
 *
 * <p>Loading and probing touch no class of Pi4J: all that is known beforehand comes from {@link
 * PlatformInfo}.
 *
 * <p><b>Errors.</b> Opening reports each lack as a {@link HalException} of its own kind, most of
 * them before the driver is asked.
 */
public final class Pi4jBackend extends LineBackend {
  private static final Logger LOG = System.getLogger(Pi4jBackend.class.getName());

  /** Makes the back end for this machine; {@link java.util.ServiceLoader} does. */
  public Pi4jBackend() {
    this(Path.of("/"), null);
  }

  /** For tests: another root directory, and what another platform says in place of this one. */
  Pi4jBackend(Path root, @Nullable PlatformInfo known) {
    super(root, known);
  }

  @Override
  public String name() {
    return "pi4j";
  }

  @Override
  public int rank() {
    return 200;
  }

  @Override
  protected Optional<Obstacle> lack(PlatformInfo platform) {
    return Pi4jRequirements.check(platform);
  }

  @Override
  protected String reason(PlatformInfo platform) {
    return "this is a " + platform.model() + " with GPIO";
  }

  @Override
  protected Board claim(BoardConfig config, InstantSource clock, PlatformInfo platform)
      throws HalException {
    for (Pin pin : config.pins()) {
      if (pin.within(config.chip()).chip() != null) {
        throw new HalException(
            HalException.Problem.WRONG_PIN,
            "Pi4J has one chip at a time, and " + pin + " is on another",
            new Remedy.Setting(Remedy.BACKEND, "cdev"));
      }
    }
    String model = Objects.requireNonNull(platform.model(), "checked above");
    MacAddress mac = BoardMac.of(config, root());
    LineDriver driver = Pi4jDriver.open(GpioDriver.gpiod(config.chip()), model);
    return LineBoard.open(config, clock, mac, model, driver);
  }

  @Override
  public void warmUp() {
    if (Pi4jRequirements.check(platform()).isEmpty()) {
      try {
        GpioDriver.gpiod(null).context().get().shutdown();
      } catch (RuntimeException | LinkageError e) { // then opening will say so, in words
        LOG.log(Logger.Level.DEBUG, "nothing to warm up: {0}", e.toString());
      }
    }
  }
}
