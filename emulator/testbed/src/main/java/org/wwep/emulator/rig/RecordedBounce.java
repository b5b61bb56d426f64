package org.wwep.emulator.rig;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.wwep.hal.Edge;
import org.wwep.hal.Level;
import org.wwep.hal.emulated.BouncePattern;

/**
 * One press of a real contact.
 *
 * @param closing when its edges came, since the first; an odd number, in order
 * @param opening likewise, of going up
 */
public record RecordedBounce(List<Duration> closing, List<Duration> opening)
    implements BouncePattern {
  /** Checks that the line ends where it should. */
  public RecordedBounce {
    closing = checked(closing);
    opening = checked(opening);
  }

  private static List<Duration> checked(List<Duration> edges) {
    if (edges.size() % 2 == 0 || !edges.getFirst().isZero()) {
      throw new IllegalArgumentException(
          "a transition has an odd number of edges, the first at 0, was " + edges);
    }
    for (int i = 1; i < edges.size(); i++) {
      if (edges.get(i).compareTo(edges.get(i - 1)) <= 0) {
        throw new IllegalArgumentException("edges are in order of time, was " + edges);
      }
    }
    return List.copyOf(edges);
  }

  @Override
  public Duration window() {
    Duration down = closing.getLast();
    Duration up = opening.getLast();
    return down.compareTo(up) > 0 ? down : up;
  }

  @Override
  public List<Edge> down(Instant at, Level active) {
    return edges(closing, at, active);
  }

  @Override
  public List<Edge> up(Instant at, Level active) {
    return edges(opening, at, active.opposite());
  }

  private static List<Edge> edges(List<Duration> offsets, Instant at, Level first) {
    List<Edge> edges = new ArrayList<>(offsets.size());
    for (int i = 0; i < offsets.size(); i++) {
      edges.add(new Edge(at.plus(offsets.get(i)), i % 2 == 0 ? first : first.opposite()));
    }
    return edges;
  }
}
