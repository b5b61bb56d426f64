package org.wwep.emulator.rig;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wwep.emulator.sim.Schedule;
import org.wwep.emulator.sim.Seed;
import org.wwep.emulator.sim.Simulation;
import org.wwep.hal.Edge;
import org.wwep.hal.Level;
import org.wwep.hal.emulated.Bounce;
import org.wwep.rtos.Rtos;

@Timeout(30)
class EdgePlayerTest {
  private static final Bounce WORN = Bounce.Profile.WORN.seeded(1);

  /** Plays a worn contact's closing in virtual time, and returns what the line saw. */
  private static List<Edge> played(Duration each) throws Exception {
    List<Edge> seen = new ArrayList<>();
    try (Simulation world = new Simulation(new Seed(1), Schedule.IN_ORDER)) {
      world.run(
          () -> {
            Rtos rtos = world.rtos("player");
            new EdgePlayer(rtos)
                .play(
                    WORN.down(rtos.now(), Level.LOW),
                    level -> {
                      seen.add(new Edge(rtos.now(), level));
                      pass(rtos, each);
                    });
          });
    }
    return seen;
  }

  private static void pass(Rtos rtos, Duration time) {
    try {
      rtos.sleep(time);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void each_edge_is_played_at_its_instant() throws Exception {
    Instant begun = Simulation.BEGINNING;
    assertThat(played(Duration.ZERO)).isEqualTo(WORN.down(begun, Level.LOW));
  }

  @Test
  void a_slow_line_leaves_pairs_out_rather_than_stretch_the_burst() throws Exception {
    Duration each = Duration.ofMillis(2);
    List<Edge> seen = played(each);
    assertThat(seen).hasSizeBetween(3, WORN.down(Simulation.BEGINNING, Level.LOW).size() - 2);
    assertThat(seen.getLast().level()).isEqualTo(Level.LOW);
    for (int i = 1; i < seen.size(); i++) {
      assertThat(seen.get(i).level()).isNotEqualTo(seen.get(i - 1).level());
    }
    assertThat(Duration.between(seen.getFirst().at(), seen.getLast().at()))
        .isLessThan(WORN.window().plus(each.multipliedBy(3)));
  }

  @Test
  void a_pause_longer_than_the_burst_leaves_the_contact_closed_at_its_first_edge()
      throws Exception {
    assertThat(played(WORN.window().plusMillis(1)))
        .containsExactly(new Edge(Simulation.BEGINNING, Level.LOW));
  }
}
