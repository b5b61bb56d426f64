package org.wwep.hal.emulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.wwep.hal.Debounce;
import org.wwep.hal.Edge;
import org.wwep.hal.Level;

class BounceTest {
  private static final Instant AT = Instant.parse("2026-11-01T12:00:00Z");
  private static final Duration HOLD = Duration.ofMillis(100);

  @Test
  void no_bounce_is_one_edge_down_and_one_up() {
    assertThat(Bounce.none().press(AT, HOLD, Level.LOW))
        .containsExactly(new Edge(AT, Level.LOW), new Edge(AT.plus(HOLD), Level.HIGH));
  }

  @ParameterizedTest
  @EnumSource
  void each_transition_begins_on_time_and_ends_in_its_window_at_the_right_level(
      Bounce.Profile profile) {
    for (long seed = 0; seed < 200; seed++) {
      Bounce bounce = profile.seeded(seed);
      assertTransition(bounce, bounce.down(AT, Level.LOW), Level.LOW);
      assertTransition(bounce, bounce.up(AT, Level.LOW), Level.HIGH);
      assertTransition(bounce, bounce.down(AT, Level.HIGH), Level.HIGH);
    }
  }

  private static void assertTransition(Bounce bounce, List<Edge> edges, Level to) {
    assertThat(edges).hasSize(bounce.edges());
    assertThat(edges.getFirst()).isEqualTo(new Edge(AT, to));
    assertThat(edges.getLast().level()).isEqualTo(to);
    assertThat(edges.getLast().at()).isBeforeOrEqualTo(AT.plus(bounce.window()));
    assertAlternating(edges);
  }

  private static void assertAlternating(List<Edge> edges) {
    for (int i = 1; i < edges.size(); i++) {
      assertThat(edges.get(i).at()).as("edge %d", i).isAfter(edges.get(i - 1).at());
      assertThat(edges.get(i).level()).as("edge %d", i).isNotEqualTo(edges.get(i - 1).level());
    }
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "3", "10", "1000", "500000", "7999999", "8000000", "100000000"})
  void a_press_of_any_length_alternates_and_ends_released(long holdNanos) {
    for (long seed = 0; seed < 50; seed++) {
      Duration hold = Duration.ofNanos(holdNanos);
      List<Edge> edges = Bounce.Profile.WORN.seeded(seed).press(AT, hold, Level.LOW);
      assertAlternating(edges);
      assertThat(edges.getFirst()).isEqualTo(new Edge(AT, Level.LOW));
      assertThat(edges).contains(new Edge(AT.plus(hold), Level.HIGH));
      assertThat(edges.getLast().level()).isEqualTo(Level.HIGH);
    }
  }

  @Test
  void the_same_seed_gives_the_same_edges_and_another_seed_others() {
    Bounce bounce = Bounce.Profile.TYPICAL.seeded(7);
    assertThat(bounce.press(AT, HOLD, Level.LOW)).isEqualTo(bounce.press(AT, HOLD, Level.LOW));
    assertThat(bounce.withSeed(8).press(AT, HOLD, Level.LOW))
        .isNotEqualTo(bounce.press(AT, HOLD, Level.LOW));
  }

  @Test
  void down_and_up_bounce_differently() {
    Bounce bounce = Bounce.Profile.TYPICAL.seeded(7);
    assertThat(bounce.down(AT, Level.LOW).stream().map(Edge::at))
        .isNotEqualTo(bounce.up(AT, Level.LOW).stream().map(Edge::at).toList());
  }

  @ParameterizedTest
  @EnumSource
  void the_usual_debounce_makes_one_press_of_any_profile(Bounce.Profile profile) {
    Random random = new Random(3);
    Debounce debounce = Debounce.defaults();
    for (int i = 0; i < 200; i++) {
      Bounce bounce = profile.seeded(random.nextLong());
      Debounce.State state = debounce.start(Level.HIGH);
      List<Edge> accepted = new ArrayList<>();
      for (Edge edge : bounce.press(AT, HOLD, Level.LOW)) {
        Debounce.Step step = debounce.next(state, edge);
        accepted.addAll(step.accepted());
        state = step.state();
      }
      assertThat(accepted)
          .containsExactly(new Edge(AT, Level.LOW), new Edge(AT.plus(HOLD), Level.HIGH));
      assertThat(state.settlesAt()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "2, 1000", "-1, 1000", "1001, 1000000", "3, 2", "3, -5", "1, -1"})
  void impossible_bounces_are_refused(int edges, long nanos) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Bounce(edges, Duration.ofNanos(nanos), 0));
  }

  @Test
  void a_window_longer_than_a_second_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Bounce(3, Duration.ofSeconds(2), 0))
        .withMessageContaining("PT2S");
  }

  @Test
  void a_press_held_for_no_time_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Bounce.none().press(AT, Duration.ZERO, Level.LOW));
  }

  @Test
  void profiles_are_read_by_name() {
    assertThat(Bounce.Profile.parse(" Worn ")).isEqualTo(Bounce.Profile.WORN);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Bounce.Profile.parse("rusty"))
        .withMessage("'rusty' is no bounce profile, these are: [none, clean, typical, worn]");
  }
}
