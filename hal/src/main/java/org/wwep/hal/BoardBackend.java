package org.wwep.hal;

import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One way of providing a board; found by {@link java.util.ServiceLoader}, so that anybody may add
 * one.
 *
 * <p>Loading and asking a back end must be cheap: nothing of a driver is touched before {@link
 * #open}.
 */
public interface BoardBackend {
  /**
   * Returns the name by which it is chosen, {@code emulated}, {@code pi4j}: lower-case letters,
   * digits and hyphens, used by no other back end.
   */
  String name();

  /**
   * Returns where it stands when nobody chooses: the usable one of the highest rank is taken.
   *
   * <p><b>Shape</b>: {@code pi4j} has 200, {@code cdev} 100 and {@code emulated} 0. One that should
   * only be taken by its name has a negative rank.
   */
  int rank();

  /**
   * Returns whether this back end would work here, and why, without opening anything.
   *
   * @param config what would be opened: whoever takes only what is named looks here
   */
  Availability probe(BoardConfig config);

  /**
   * Opens the board.
   *
   * @param config the parts and their pins
   * @param clock what stamps the edges; never runs backwards
   * @throws HalException if the board or one of its lines cannot be had; nothing stays open then
   */
  Board open(BoardConfig config, InstantSource clock) throws HalException;

  /**
   * Loads what opening needs, without taking a line: for whoever records what a start loads, so
   * that the next one is quick.
   */
  default void warmUp() {}

  /**
   * What {@link #probe} found.
   *
   * @param usable whether opening may succeed
   * @param hardware whether the pins are real
   * @param reason one clause for a person, as in "emulated board, because " + reason
   * @param trouble what {@link #open} would throw, or null if nothing is known to be in the way
   */
  record Availability(
      boolean usable, boolean hardware, String reason, @Nullable HalException trouble) {
    /** Makes one with nothing known to be in the way. */
    public Availability(boolean usable, boolean hardware, String reason) {
      this(usable, hardware, reason, null);
    }

    /** Returns what {@link #open} would throw, if that is known. */
    public Optional<HalException> obstacle() {
      return Optional.ofNullable(trouble);
    }
  }
}
