package org.wwep.hal.pi4j;

import java.lang.System.Logger;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wwep.hal.Board;
import org.wwep.hal.BoardBackend;
import org.wwep.hal.BoardConfig;
import org.wwep.hal.HalException;
import org.wwep.hal.HostFacts;
import org.wwep.hal.MacAddress;
import org.wwep.hal.line.BoardMac;
import org.wwep.hal.line.Lack;
import org.wwep.hal.line.LineBoard;
import org.wwep.hal.line.LineDriver;

/**
 * Provides the real pins of a Raspberry Pi.
 *
 * <p>Loading and probing touch no class of Pi4J: all that is known beforehand comes from {@link
 * HostFacts}.
 *
 * <p><b>Errors.</b> Opening reports each lack as a {@link HalException} of its own kind, most of
 * them before the driver is asked.
 */
public final class Pi4jBackend implements BoardBackend {
  private static final Logger LOG = System.getLogger(Pi4jBackend.class.getName());

  private final Path root;
  private final @Nullable HostFacts known;

  /** Makes the back end for this machine; {@link java.util.ServiceLoader} does. */
  public Pi4jBackend() {
    this(Path.of("/"), null);
  }

  /** For tests: another root directory, and facts in place of those of this machine. */
  Pi4jBackend(Path root, @Nullable HostFacts known) {
    this.root = root;
    this.known = known;
  }

  @Override
  public String name() {
    return "pi4j";
  }

  @Override
  public Availability probe() {
    HostFacts facts = facts();
    return Requirements.check(facts)
        .map(lack -> new Availability(false, true, lack.reason(), lack.exception()))
        .orElseGet(() -> new Availability(true, true, "this is a " + facts.model() + " with GPIO"));
  }

  @Override
  public Board open(BoardConfig config, InstantSource clock) throws HalException {
    HostFacts facts = facts();
    Optional<Lack> lack = Requirements.check(facts);
    if (lack.isPresent()) {
      throw lack.get().exception();
    }
    String model = Objects.requireNonNull(facts.model(), "checked above");
    @Nullable String chip = config.chip();
    if (chip != null && facts.chips().stream().noneMatch(one -> one.name().equals(chip))) {
      throw Lack.absent(chip, facts.chips()).exception();
    }
    MacAddress mac = BoardMac.of(config, root);
    LineDriver driver = Pi4jDriver.open(GpioDriver.gpiod(chip), model);
    return LineBoard.open(config, clock, mac, model, driver);
  }

  @Override
  public void warmUp() {
    if (Requirements.check(facts()).isEmpty()) {
      try {
        GpioDriver.gpiod(null).context().get().shutdown();
      } catch (RuntimeException | LinkageError e) { // then opening will say so, in words
        LOG.log(Logger.Level.DEBUG, "nothing to warm up: {0}", e.toString());
      }
    }
  }

  private HostFacts facts() {
    return known == null ? HostFacts.read(root) : known;
  }
}
