package org.wwep.hal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Turns the raw edges of a bouncing contact into the changes a person meant, at once and losing
 * none that lasts.
 *
 * <p><b>Shape.</b> The first edge to a new level is accepted where it stands, with its own
 * timestamp, and opens a window. Changes inside the window are only remembered. If the level
 * differs from the accepted one when the window has ended, that change is accepted too, stamped
 * with the window's end, and opens a window of its own. Accepted edges therefore alternate, and lie
 * at least one window apart. An edge exactly at a window's end is outside it.
 *
 * <p>It is a pure function over {@link State}: no clock, no thread. Whoever holds the state wakes
 * up at {@link State#settlesAt()} and calls {@link #settle}; without that, a late change is still
 * accepted with the same timestamp, but only when the next edge arrives. Edges that are already
 * queued must be taken before a {@code settle} past their time.
 *
 * <p><b>Units.</b> Instants are those of the edges. A press that begins <em>and</em> ends inside
 * one window cannot be told from bounce, and is taken for it.
 *
 * @param window how long changes are only remembered; zero passes every change on
 */
public record Debounce(Duration window) {
  /** The usual window, longer than a worn contact bounces. */
  public static final Duration DEFAULT_WINDOW = Duration.ofMillis(10);

  /** Checks that the window is not negative. */
  public Debounce {
    if (window.isNegative()) {
      throw new IllegalArgumentException("a debounce window is 0 or longer, was " + window);
    }
  }

  /** Returns the filter with the {@linkplain #DEFAULT_WINDOW usual window}. */
  public static Debounce defaults() {
    return new Debounce(DEFAULT_WINDOW);
  }

  /** Returns the filter that lets every change through. */
  public static Debounce off() {
    return new Debounce(Duration.ZERO);
  }

  /** Returns the state of a line that has rested at this level. */
  public State start(Level level) {
    return new State(level, level, Instant.MIN);
  }

  /** Takes the next raw edge; accepts none, one, or a late change and then this edge. */
  public Step next(State state, Edge edge) {
    Step settled = settle(state, edge.at());
    State now = settled.state();
    if (edge.level() == now.raw()) {
      return settled;
    }
    if (edge.at().isBefore(now.windowEnd())) {
      return new Step(new State(now.accepted(), edge.level(), now.windowEnd()), settled.accepted());
    }
    List<Edge> late = settled.accepted();
    return new Step(accept(edge), late.isEmpty() ? List.of(edge) : List.of(late.getFirst(), edge));
  }

  /** Lets time pass until {@code now}: accepts the remembered change if its window has ended. */
  public Step settle(State state, Instant now) {
    if (state.accepted() == state.raw() || now.isBefore(state.windowEnd())) {
      return new Step(state, List.of());
    }
    Edge late = new Edge(state.windowEnd(), state.raw());
    return new Step(accept(late), List.of(late));
  }

  private State accept(Edge edge) {
    return new State(edge.level(), edge.level(), edge.at().plus(window));
  }

  /**
   * What the filter remembers of one line.
   *
   * @param accepted the level last accepted
   * @param raw the level last seen
   * @param windowEnd until when changes are only remembered; {@link Instant#MIN} before any
   */
  public record State(Level accepted, Level raw, Instant windowEnd) {
    /** Checks that all parts are there. */
    public State {
      Objects.requireNonNull(accepted, "accepted");
      Objects.requireNonNull(raw, "raw");
      Objects.requireNonNull(windowEnd, "windowEnd");
    }

    /** Returns when a remembered change will be accepted, unless the level changes back. */
    public Optional<Instant> settlesAt() {
      return accepted == raw ? Optional.empty() : Optional.of(windowEnd);
    }
  }

  /**
   * One step of the filter.
   *
   * @param state what to pass to the next step
   * @param accepted the accepted edges in order, at most two
   */
  public record Step(State state, List<Edge> accepted) {
    /** Copies the list. */
    public Step {
      accepted = List.copyOf(accepted);
    }
  }
}
