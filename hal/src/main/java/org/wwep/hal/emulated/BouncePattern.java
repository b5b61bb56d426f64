package org.wwep.hal.emulated;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.wwep.hal.Edge;
import org.wwep.hal.Level;

/** The raw edges of one press: made up by {@link Bounce}, or recorded from a real contact. */
public interface BouncePattern {
  /** Returns how long the edges of one transition take at most. */
  Duration window();

  /** Returns the edges of a contact that closes and stays closed, the first at this instant. */
  List<Edge> down(Instant at, Level active);

  /** Returns the edges of a contact that opens and stays open, the first at this instant. */
  List<Edge> up(Instant at, Level active);

  /**
   * Returns the edges of a whole press.
   *
   * @param hold from the first edge of going down to the first of going up
   */
  default List<Edge> press(Instant at, Duration hold, Level active) {
    Instant opens = at.plus(hold);
    List<Edge> closing =
        down(at, active).stream().filter(edge -> edge.at().isBefore(opens)).toList();
    // What has not settled when the contact opens is left out, in pairs.
    int whole = closing.size() - 1 + closing.size() % 2;
    return Stream.concat(closing.subList(0, whole).stream(), up(opens, active).stream()).toList();
  }
}
