package org.wwep.emulator.fleet;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.value.Durations;
import org.wwep.value.Ranges;

/** What decides when a device presses. */
public sealed interface PressModel {
  /**
   * Returns how long a device waits after a press before its next one, or null if presses have
   * their moments, whatever became of the last.
   *
   * @param presses how many it had, 1 or more
   */
  @Nullable Duration pauseAfter(long presses);

  /** Returns the SHA-256 of the list that devices press by, in hex, or null if there is none. */
  default @Nullable String digest() {
    return null;
  }

  /** Returns the longest time for which a button is held, as far as it is not the firmware's. */
  default Duration longestHold() {
    return Duration.ZERO;
  }

  /**
   * Returns how long a button is held, or null if that is left to the firmware.
   *
   * @param presses how many the device had before
   */
  default @Nullable Duration hold(long presses) {
    return null;
  }

  /**
   * Presses come at their moments, whatever became of those before: what a slow server does to a
   * press is counted from the moment that was meant, and the presses that wait behind it count too.
   *
   * @param perSecond presses a second over all devices
   */
  record Open(double perSecond) implements PressModel {
    private static final double MOST = 100_000_000;

    /** Checks the range. */
    public Open {
      if (!(perSecond > 0 && perSecond <= MOST)) {
        throw new IllegalArgumentException(
            "a rate is more than 0 and at most 100000000 presses a second, was " + perSecond);
      }
    }

    @Override
    public @Nullable Duration pauseAfter(long presses) {
      return null;
    }

    @Override
    public String toString() {
      return "%s presses/s".formatted(number(perSecond));
    }

    private static String number(double value) {
      return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
  }

  /**
   * A device presses again some time after its last press has ended: a slow server slows it down.
   *
   * @param think the pause
   */
  record Closed(Duration think) implements PressModel {
    /** Checks the range. */
    public Closed {
      Ranges.notNegative("a think time", think);
    }

    @Override
    public Duration pauseAfter(long presses) {
      return think;
    }

    @Override
    public String toString() {
      return think.isZero()
          ? "each device presses again at once"
          : "each device presses again after " + Durations.format(think);
    }
  }

  /**
   * A device presses by a list, again and again: its next press comes a pause after the last one
   * has ended.
   *
   * @param name what reports call the list
   * @param presses the list, one press at least
   */
  record Sequence(String name, List<Press> presses) implements PressModel {
    /** How many presses a list may have. */
    public static final int MOST_PRESSES = 10_000;

    /** How long all pauses of a list may be together. */
    public static final Duration LONGEST = Durations.LONGEST;

    /**
     * A press of the list.
     *
     * @param hold how long the button is held, where there is one, {@link #LONGEST} at most
     * @param pause how long the device waits after it
     */
    public record Press(Duration hold, Duration pause) {
      /** How long a button may be held: a fleet ends once all are let go of. */
      public static final Duration LONGEST = Duration.ofSeconds(10);

      /** Checks the ranges. */
      public Press {
        Ranges.positive("the time that a button is held", hold);
        if (hold.compareTo(LONGEST) > 0) {
          throw new IllegalArgumentException(
              "a button of a fleet is held for up to %s, was %s"
                  .formatted(Durations.format(LONGEST), Durations.format(hold)));
        }
        Ranges.notNegative("a pause", pause);
      }
    }

    /** Copies the list, and checks its length. */
    public Sequence {
      presses = List.copyOf(presses);
      if (presses.isEmpty() || presses.size() > MOST_PRESSES) {
        throw new IllegalArgumentException(
            "a list has 1 to %d presses, was %d".formatted(MOST_PRESSES, presses.size()));
      }
      if (length(presses).compareTo(LONGEST) > 0) {
        throw new IllegalArgumentException("the pauses of a list are longer than a year in all");
      }
    }

    private Press press(long number) {
      return presses.get((int) (number % presses.size()));
    }

    /** Returns how long the list takes, but for what its presses take themselves. */
    Duration length() {
      return length(presses);
    }

    private static Duration length(List<Press> presses) {
      return presses.stream().map(Press::pause).reduce(Duration.ZERO, Duration::plus);
    }

    /** Returns the SHA-256 of the list, in hex; its name is not in it. */
    @Override
    public String digest() {
      MessageDigest sha;
      try {
        sha = MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
      for (Press press : presses) {
        String line = press.hold() + " " + press.pause() + "\n";
        sha.update(line.getBytes(StandardCharsets.US_ASCII));
      }
      return HexFormat.of().formatHex(sha.digest());
    }

    @Override
    public Duration pauseAfter(long pressed) {
      return press(pressed - 1).pause();
    }

    @Override
    public Duration longestHold() {
      return Collections.max(presses.stream().map(Press::hold).toList());
    }

    @Override
    public Duration hold(long pressed) {
      return press(pressed).hold();
    }

    @Override
    public String toString() {
      return "each device plays '%s' again and again: %d %s and %s of pauses"
          .formatted(
              name,
              presses.size(),
              presses.size() == 1 ? "press" : "presses",
              Durations.format(length()));
    }
  }
}
