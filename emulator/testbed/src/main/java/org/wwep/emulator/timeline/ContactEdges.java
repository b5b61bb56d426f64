package org.wwep.emulator.timeline;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.wwep.hal.Level;

/**
 * Finds with which edge of a button's contact a press began.
 *
 * <p><b>Shape</b>: it is told of the edges of one button and of what the firmware accepted, in
 * their order. A press that is accepted at once has the time of its edge. One that begins while the
 * contact still bounces from the release before is accepted late: it began with the edge that the
 * contact had rested longest before.
 *
 * @param <T> what the caller knows an edge by
 */
public final class ContactEdges<T> {
  private @Nullable T begin;
  private @Nullable T latest;
  private Duration latestAt = Duration.ZERO;
  private @Nullable Duration openSince;
  private @Nullable Duration longest;

  /** Takes an edge; low is pressed, as on the course's board. */
  public void edge(T edge, Duration at, Level level) {
    if (level == Level.HIGH) {
      openSince = at;
      return;
    }
    latest = edge;
    latestAt = at;
    Duration open = openSince;
    Duration rest = open == null ? null : at.minus(open);
    boolean first = begin == null;
    boolean rested = longest != null && (rest == null || rest.compareTo(longest) > 0);
    if (first || rested) {
      begin = edge;
      longest = rest;
    }
  }

  /** Takes a press that was accepted, and returns its edge, or nothing if none was told. */
  public @Nullable T pressed(Duration accepted) {
    T edge = latest != null && latestAt.equals(accepted) ? latest : begin;
    forget(null);
    return edge;
  }

  /** Takes a release that was accepted. */
  public void released(Duration accepted) {
    forget(accepted);
  }

  private void forget(@Nullable Duration open) {
    begin = null;
    latest = null;
    openSince = open;
    longest = null;
  }
}
