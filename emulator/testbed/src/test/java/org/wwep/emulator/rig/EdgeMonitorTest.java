package org.wwep.emulator.rig;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wwep.emulator.sim.Schedule;
import org.wwep.emulator.sim.Seed;
import org.wwep.emulator.sim.Simulation;
import org.wwep.hal.Board;
import org.wwep.hal.Button;
import org.wwep.hal.Edge;
import org.wwep.hal.EdgeListener;
import org.wwep.hal.Led;
import org.wwep.hal.Level;
import org.wwep.hal.MacAddress;
import org.wwep.rtos.Rtos;

@Timeout(30)
class EdgeMonitorTest {
  private static final Instant BEGINNING = Simulation.BEGINNING;
  private final Line line = new Line();

  /** A line whose level and edges come when the test says so. */
  private static final class Line implements Board, Button {
    private Level level = Level.HIGH;
    private @Nullable EdgeListener listener;

    /** Tells the firmware of an edge. */
    void tell(Instant at) {
      if (listener != null) {
        listener.edge(new Edge(at, level));
      }
    }

    @Override
    public String id() {
      return "btn1";
    }

    @Override
    public Level activeLevel() {
      return Level.LOW;
    }

    @Override
    public Level level() {
      return level;
    }

    @Override
    public void listen(EdgeListener listener) {
      this.listener = listener;
    }

    @Override
    public String description() {
      return "one line";
    }

    @Override
    public MacAddress mac() {
      return MacAddress.parse("02:00:00:00:00:01");
    }

    @Override
    public List<? extends Button> buttons() {
      return List.of(this);
    }

    @Override
    public List<? extends Led> leds() {
      return List.of();
    }

    @Override
    public void close() {}
  }

  private interface Wait {
    void in(Simulation world, EdgeMonitor monitor) throws InterruptedException;
  }

  private void run(Wait wait) throws Exception {
    try (Simulation world = new Simulation(new Seed(1), Schedule.IN_ORDER)) {
      Rtos rtos = world.rtos("script");
      EdgeMonitor monitor = new EdgeMonitor(line, rtos);
      world.run(() -> wait.in(world, monitor));
    }
  }

  private static Duration after(Simulation world) {
    return Duration.between(BEGINNING, world.now());
  }

  @Test
  void a_move_has_ended_when_the_firmware_has_been_told() throws Exception {
    run(
        (world, monitor) -> {
          monitor.button("btn1").listen(_ -> {});
          line.level = Level.LOW;
          world.after(Duration.ofMillis(40), () -> line.tell(BEGINNING));
          assertThat(monitor.await("btn1", Level.LOW, BEGINNING)).isTrue();
          assertThat(after(world)).isEqualTo(Duration.ofMillis(40));
        });
  }

  @Test
  void the_edge_before_it_is_not_taken_for_it() throws Exception {
    run(
        (world, monitor) -> {
          monitor.button("btn1").listen(_ -> {});
          line.level = Level.LOW;
          line.tell(BEGINNING.minusMillis(5));
          world.after(Duration.ofMillis(3), () -> line.tell(BEGINNING));
          assertThat(monitor.await("btn1", Level.LOW, BEGINNING)).isTrue();
          assertThat(after(world)).isEqualTo(Duration.ofMillis(3));
        });
  }

  @Test
  void the_end_of_a_burst_that_the_kernel_dropped_is_not_waited_for() throws Exception {
    run(
        (world, monitor) -> {
          monitor.button("btn1").listen(_ -> {});
          line.level = Level.LOW;
          line.tell(BEGINNING.minusMillis(5));
          assertThat(monitor.await("btn1", Level.LOW, BEGINNING)).isTrue();
          assertThat(after(world)).isBetween(EdgeMonitor.REST, EdgeMonitor.REST.plusMillis(2));
        });
  }

  @Test
  void the_level_is_enough_where_nobody_listens() throws Exception {
    run(
        (world, monitor) -> {
          world.after(Duration.ofMillis(7), () -> line.level = Level.LOW);
          assertThat(monitor.await("btn1", Level.LOW, BEGINNING)).isTrue();
          assertThat(after(world)).isBetween(Duration.ofMillis(7), Duration.ofMillis(8));
        });
  }

  @Test
  void a_contact_without_a_wire_is_told_after_a_second() throws Exception {
    run(
        (world, monitor) -> {
          assertThat(monitor.await("btn1", Level.LOW, BEGINNING)).isFalse();
          assertThat(after(world)).isBetween(EdgeMonitor.LIMIT, EdgeMonitor.LIMIT.plusMillis(2));
        });
  }
}
