package org.wwep.emulator.coprocessor;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.wwep.emulator.coprocessor.channel.PowerMode;
import org.wwep.emulator.coprocessor.channel.PowerPolicy;

/**
 * What a coprocessor draws, and how long it takes to wake up: figures that somebody measured or
 * read in a data sheet. There are no defaults.
 *
 * @param volts the supply
 * @param modes the figures of each mode
 * @param sleepAfter how long it has nothing to do before it sleeps
 * @param policy when it sleeps, until firmware sets another policy
 */
public record PowerFigures(
    double volts, Map<PowerMode, ModeFigures> modes, Duration sleepAfter, PowerPolicy policy) {
  private static final double MILLIWATTS_TO_MICROJOULES = 1e-6;

  /**
   * The figures of one mode.
   *
   * @param milliamps what it draws
   * @param wakeUp how long it takes to get from it to {@link PowerMode#ACTIVE}
   */
  public record ModeFigures(double milliamps, Duration wakeUp) {
    /** Checks the ranges. */
    public ModeFigures {
      if (!(milliamps >= 0 && milliamps <= 10_000) || wakeUp.isNegative()) {
        throw new IllegalArgumentException(
            "a current is 0 to 10000 mA and a wake-up time 0 or more, was %s mA and %s"
                .formatted(milliamps, wakeUp));
      }
    }
  }

  /** Checks that every mode has its figures. */
  public PowerFigures {
    modes = Map.copyOf(modes);
    if (!(volts > 0 && volts <= 60)) {
      throw new IllegalArgumentException(
          "a supply is more than 0 V and 60 V at most, was " + volts);
    }
    for (PowerMode mode : PowerMode.values()) {
      if (!modes.containsKey(mode)) {
        throw new IllegalArgumentException("there are no figures for the mode " + mode);
      }
    }
    if (sleepAfter.isNegative() || !policy.works()) {
      throw new IllegalArgumentException(
          "a sleep begins after 0 or more, by the policy normal or always-on, was %s, %s"
              .formatted(sleepAfter, policy));
    }
  }

  /** Returns the figures of a mode. */
  public ModeFigures of(PowerMode mode) {
    return Objects.requireNonNull(modes.get(mode));
  }

  /** Returns how many microjoules a mode takes for a while. */
  public double microjoules(PowerMode mode, Duration span) {
    return volts * of(mode).milliamps() * span.toNanos() * MILLIWATTS_TO_MICROJOULES;
  }
}
