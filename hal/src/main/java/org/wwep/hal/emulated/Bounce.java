package org.wwep.hal.emulated;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.wwep.hal.Edge;
import org.wwep.hal.Level;

/**
 * How a contact bounces: makes the raw edges of a press, the same ones for the same values.
 *
 * <p><b>Shape.</b> Going down gives {@code edges} edges, the first at the very instant, the others
 * scattered over the window; going up likewise. The number is odd, so the line ends where it
 * should; timestamps strictly increase.
 *
 * <p><b>Units.</b> Nanosecond resolution. The seed alone decides the scatter: for presses that
 * differ, give each its own {@linkplain #withSeed seed}.
 *
 * @param edges how many edges a transition has, odd, 1 to {@value #MOST_EDGES}
 * @param window the time that all the edges of one transition take at most
 * @param seed what the scatter is drawn from
 */
public record Bounce(int edges, Duration window, long seed) implements BouncePattern {
  /** More edges than any contact makes. */
  public static final int MOST_EDGES = 999;

  private static final Duration LONGEST_WINDOW = Duration.ofSeconds(1);

  /** Checks the ranges. */
  public Bounce {
    if (edges < 1 || edges > MOST_EDGES || edges % 2 == 0) {
      throw new IllegalArgumentException(
          "bounce edges are an odd number from 1 to " + MOST_EDGES + ", was " + edges);
    }
    boolean roomy = edges == 1 || window.compareTo(Duration.ofNanos(edges)) >= 0;
    if (window.isNegative() || window.compareTo(LONGEST_WINDOW) > 0 || !roomy) {
      throw new IllegalArgumentException(
          "a bounce window holds its edges and is 1 s at most, was " + window);
    }
  }

  /** Contacts of different age. */
  public enum Profile {
    /** An ideal contact: one edge. */
    NONE(1, Duration.ZERO),
    /** A new switch: three edges within half a millisecond. */
    CLEAN(3, Duration.ofNanos(500_000)),
    /** A push button of the usual kind: seven edges within two milliseconds. */
    TYPICAL(7, Duration.ofMillis(2)),
    /** A worn one: 25 edges within eight milliseconds. */
    WORN(25, Duration.ofMillis(8));

    private final int edges;
    private final Duration window;

    Profile(int edges, Duration window) {
      this.edges = edges;
      this.window = window;
    }

    /** Returns the bounce of such a contact with this seed. */
    public Bounce seeded(long seed) {
      return new Bounce(edges, window, seed);
    }

    /**
     * Reads the name in any case.
     *
     * @throws IllegalArgumentException if there is no such profile, naming those there are
     */
    public static Profile parse(String text) {
      return Arrays.stream(values())
          .filter(profile -> profile.toString().equals(text.strip().toLowerCase(Locale.ROOT)))
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "'" + text + "' is no bounce profile, these are: " + List.of(values())));
    }

    /** Returns the name used in scenarios. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Returns the ideal contact. */
  public static Bounce none() {
    return Profile.NONE.seeded(0);
  }

  /** Returns the same contact with another scatter. */
  public Bounce withSeed(long seed) {
    return new Bounce(edges, window, seed);
  }

  @Override
  public List<Edge> down(Instant at, Level active) {
    return burst(at, active, window, new Random(seed));
  }

  @Override
  public List<Edge> up(Instant at, Level active) {
    return burst(at, active.opposite(), window, new Random(~seed));
  }

  /**
   * Returns the edges of a whole press, those of going down and then those of going up.
   *
   * <p>A press shorter than the window squeezes the edges of going down into its time, leaving out
   * pairs if it must; the last edge of going up may come after {@code at + hold} by the window.
   *
   * @param at when the contact first closes
   * @param hold how long until it first opens, more than zero
   * @param active the button's active level
   */
  @Override
  public List<Edge> press(Instant at, Duration hold, Level active) {
    if (!hold.isPositive()) {
      throw new IllegalArgumentException("a press is held for more than zero, was " + hold);
    }
    Duration down = hold.compareTo(window) < 0 ? hold : window;
    return Stream.concat(
            burst(at, active, down, new Random(seed)).stream(), up(at.plus(hold), active).stream())
        .toList();
  }

  private List<Edge> burst(Instant at, Level to, Duration span, Random random) {
    int count = (int) Math.min(edges, Math.max(1, span.toNanos()));
    count -= 1 - count % 2;
    // Each edge has a slot of its own, so they cannot change places or meet.
    long slot = span.toNanos() / count;
    List<Edge> burst = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      long offset = i == 0 ? 0 : i * slot + random.nextLong(slot);
      burst.add(new Edge(at.plusNanos(offset), i % 2 == 0 ? to : to.opposite()));
    }
    return burst;
  }
}
