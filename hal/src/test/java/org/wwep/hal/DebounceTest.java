package org.wwep.hal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.wwep.hal.Level.HIGH;
import static org.wwep.hal.Level.LOW;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DebounceTest {
  private static final Instant T0 = Instant.parse("2026-11-01T12:00:00Z");
  private static final Debounce TEN_MS = Debounce.defaults();

  private static Edge edge(double millis, Level level) {
    return new Edge(at(millis), level);
  }

  private static Instant at(double millis) {
    return T0.plusNanos(Math.round(millis * 1_000_000));
  }

  /** Feeds the edges, then lets everything settle. */
  private static List<Edge> accepted(Debounce debounce, List<Edge> raw) {
    List<Edge> accepted = new ArrayList<>();
    Debounce.State state = debounce.start(HIGH);
    for (Edge edge : raw) {
      Debounce.Step step = debounce.next(state, edge);
      accepted.addAll(step.accepted());
      state = step.state();
    }
    accepted.addAll(debounce.settle(state, Instant.MAX).accepted());
    return accepted;
  }

  private static List<Edge> accepted(Edge... raw) {
    return accepted(TEN_MS, List.of(raw));
  }

  @Test
  void the_first_edge_is_accepted_at_once_with_its_own_timestamp() {
    Debounce.Step step = TEN_MS.next(TEN_MS.start(HIGH), edge(3.25, LOW));
    assertThat(step.accepted()).containsExactly(edge(3.25, LOW));
    assertThat(step.state().settlesAt()).isEmpty();
  }

  @Test
  void an_edge_to_the_level_at_rest_is_none() {
    assertThat(accepted(edge(0, HIGH))).isEmpty();
  }

  @Test
  void a_storm_of_seven_edges_is_exactly_one_press() {
    List<Edge> storm = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      storm.add(edge(0.5 * i, i % 2 == 0 ? LOW : HIGH));
    }
    assertThat(accepted(TEN_MS, storm)).containsExactly(edge(0, LOW));
  }

  @Test
  void a_bouncing_release_is_exactly_one_release() {
    assertThat(accepted(edge(0, LOW), edge(50, HIGH), edge(50.5, LOW), edge(51, HIGH)))
        .containsExactly(edge(0, LOW), edge(50, HIGH));
  }

  @Test
  void a_release_inside_the_presss_window_is_accepted_when_the_window_ends() {
    Debounce.State down = TEN_MS.next(TEN_MS.start(HIGH), edge(0, LOW)).state();
    Debounce.Step inside = TEN_MS.next(down, edge(4, HIGH));
    assertThat(inside.accepted()).isEmpty();
    assertThat(inside.state().settlesAt()).contains(at(10));
    assertThat(TEN_MS.settle(inside.state(), at(9.999_999)).accepted()).isEmpty();
    Debounce.Step settled = TEN_MS.settle(inside.state(), at(10));
    assertThat(settled.accepted()).containsExactly(edge(10, HIGH));
    assertThat(settled.state().settlesAt()).isEmpty();
    assertThat(settled.state().windowEnd()).as("it opens its own window").isEqualTo(at(20));
  }

  @Test
  void settling_late_changes_no_timestamp() {
    Debounce.State down = TEN_MS.next(TEN_MS.start(HIGH), edge(0, LOW)).state();
    Debounce.State up = TEN_MS.next(down, edge(4, HIGH)).state();
    assertThat(TEN_MS.settle(up, at(500)).accepted()).containsExactly(edge(10, HIGH));
  }

  @Test
  void settling_twice_accepts_once() {
    Debounce.State down = TEN_MS.next(TEN_MS.start(HIGH), edge(0, LOW)).state();
    Debounce.State up = TEN_MS.next(down, edge(4, HIGH)).state();
    Debounce.State settled = TEN_MS.settle(up, at(10)).state();
    assertThat(TEN_MS.settle(settled, at(11)).accepted()).isEmpty();
  }

  @Test
  void one_edge_may_bring_the_late_change_before_it_as_well() {
    Debounce.State down = TEN_MS.next(TEN_MS.start(HIGH), edge(0, LOW)).state();
    Debounce.State up = TEN_MS.next(down, edge(4, HIGH)).state();
    assertThat(TEN_MS.next(up, edge(30, LOW)).accepted())
        .containsExactly(edge(10, HIGH), edge(30, LOW));
  }

  @Test
  void a_tap_shorter_than_the_window_does_not_swallow_the_next_press() {
    assertThat(accepted(edge(0, LOW), edge(4, HIGH), edge(25, LOW), edge(80, HIGH)))
        .containsExactly(edge(0, LOW), edge(10, HIGH), edge(25, LOW), edge(80, HIGH));
    assertThat(accepted(edge(0, LOW), edge(4, HIGH), edge(12, LOW), edge(80, HIGH)))
        .as("inside the window of the late release")
        .containsExactly(edge(0, LOW), edge(10, HIGH), edge(20, LOW), edge(80, HIGH));
  }

  @Test
  void a_press_inside_the_releases_window_that_stays_is_accepted_at_its_end() {
    assertThat(accepted(edge(0, LOW), edge(50, HIGH), edge(53, LOW)))
        .containsExactly(edge(0, LOW), edge(50, HIGH), edge(60, LOW));
  }

  @Test
  void a_change_back_inside_the_window_settles_nothing() {
    Debounce.State down = TEN_MS.next(TEN_MS.start(HIGH), edge(0, LOW)).state();
    Debounce.State up = TEN_MS.next(down, edge(4, HIGH)).state();
    Debounce.State back = TEN_MS.next(up, edge(5, LOW)).state();
    assertThat(back.settlesAt()).isEmpty();
    assertThat(TEN_MS.settle(back, at(100)).accepted()).isEmpty();
  }

  @Test
  void an_edge_at_the_windows_end_is_outside_it() {
    Debounce.State down = TEN_MS.next(TEN_MS.start(HIGH), edge(0, LOW)).state();
    assertThat(TEN_MS.next(down, edge(10, HIGH)).accepted())
        .as("at once, not when it settles")
        .containsExactly(edge(10, HIGH));
    assertThat(accepted(edge(0, LOW), edge(10, HIGH), edge(20, LOW)))
        .containsExactly(edge(0, LOW), edge(10, HIGH), edge(20, LOW));
    assertThat(accepted(edge(0, LOW), edge(9.999_999, HIGH))).endsWith(edge(10, HIGH));
  }

  @Test
  void two_hundred_presses_at_twenty_milliseconds_are_two_hundred() {
    List<Edge> raw = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      for (int bounce = 0; bounce < 5; bounce++) {
        raw.add(edge(20 * i + 0.5 * bounce, bounce % 2 == 0 ? LOW : HIGH));
      }
      raw.add(edge(20 * i + 10, HIGH));
    }
    List<Edge> accepted = accepted(TEN_MS, raw);
    assertThat(accepted).hasSize(400);
    for (int i = 0; i < 200; i++) {
      assertThat(accepted.get(2 * i)).isEqualTo(edge(20 * i, LOW));
    }
  }

  @Test
  void a_window_of_zero_passes_every_change_on_and_nothing_else() {
    List<Edge> raw = List.of(edge(0, LOW), edge(0, HIGH), edge(1, LOW), edge(1.5, LOW));
    assertThat(accepted(Debounce.off(), raw)).isEqualTo(raw.subList(0, 3));
  }

  @Test
  void a_negative_window_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Debounce(Duration.ofMillis(-1)))
        .withMessageContaining("PT-0.001S");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 500, 2_000, 10_000, 40_000})
  void whatever_comes_accepted_edges_alternate_a_window_apart_and_end_as_the_line_does(
      long windowMicros) {
    Debounce debounce = new Debounce(Duration.ofNanos(1000 * windowMicros));
    for (long seed = 0; seed < 300; seed++) {
      List<Edge> raw = anything(new Random(seed));
      List<Edge> accepted = accepted(debounce, raw);
      Level level = HIGH;
      Instant earliest = Instant.MIN;
      for (Edge edge : accepted) {
        assertThat(edge.level()).as("seed %d: %s", seed, accepted).isEqualTo(level.opposite());
        assertThat(edge.at()).as("seed %d", seed).isAfterOrEqualTo(earliest);
        level = edge.level();
        earliest = edge.at().plus(debounce.window());
      }
      assertThat(level).as("seed %d", seed).isEqualTo(raw.getLast().level());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 500, 2_000, 10_000, 40_000})
  void settling_at_any_time_accepts_the_same_edges(long windowMicros) {
    Debounce debounce = new Debounce(Duration.ofNanos(1000 * windowMicros));
    for (long seed = 0; seed < 300; seed++) {
      List<Edge> raw = anything(new Random(seed));
      assertThat(withRandomSettling(debounce, raw, new Random(~seed)))
          .as("seed %d", seed)
          .isEqualTo(accepted(debounce, raw));
    }
  }

  /** Edges at random, repeated levels and equal timestamps included. */
  private static List<Edge> anything(Random random) {
    List<Edge> edges = new ArrayList<>();
    long micros = 0;
    for (int i = 0; i < 60; i++) {
      micros += random.nextInt(4) == 0 ? random.nextInt(30_000) : random.nextInt(900);
      edges.add(edge(micros / 1000.0, random.nextBoolean() ? LOW : HIGH));
    }
    return edges;
  }

  private static List<Edge> withRandomSettling(Debounce debounce, List<Edge> raw, Random random) {
    List<Edge> accepted = new ArrayList<>();
    Debounce.State state = debounce.start(HIGH);
    Instant now = T0;
    for (Edge edge : raw) {
      for (int i = random.nextInt(4); i > 0; i--) {
        long gap = Duration.between(now, edge.at()).toNanos();
        boolean exact = random.nextBoolean();
        Instant due = state.settlesAt().orElse(now);
        now =
            exact && !due.isAfter(edge.at())
                ? due
                : now.plusNanos(gap == 0 ? 0 : random.nextLong(gap + 1));
        Debounce.Step settled = debounce.settle(state, now);
        accepted.addAll(settled.accepted());
        state = settled.state();
      }
      now = edge.at();
      Debounce.Step step = debounce.next(state, edge);
      accepted.addAll(step.accepted());
      state = step.state();
    }
    accepted.addAll(debounce.settle(state, Instant.MAX).accepted());
    return accepted;
  }
}
