package org.wwep.hal;

import java.time.Instant;
import java.util.Objects;

/**
 * One raw change of an input pin, bounce included.
 *
 * <p><b>Shape.</b> {@code level} is the electrical level <em>after</em> the edge, so a falling edge
 * carries {@link Level#LOW}.
 *
 * <p><b>Units.</b> {@code at} is taken where the edge is first seen, on the clock that the board
 * was opened with; it never runs backwards.
 */
public record Edge(Instant at, Level level) {
  /** Checks that both parts are there. */
  public Edge {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(level, "level");
  }
}
