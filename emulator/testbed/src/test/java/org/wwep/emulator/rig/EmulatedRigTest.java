package org.wwep.emulator.rig;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wwep.hal.BoardConfig;
import org.wwep.hal.Edge;
import org.wwep.hal.Level;
import org.wwep.hal.emulated.Bounce;
import org.wwep.hal.emulated.EmulatedBoard;
import org.wwep.hal.emulated.EmulatedLed;
import org.wwep.rtos.HostRtos;
import org.wwep.rtos.Rtos;
import org.wwep.rtos.Task;

@Timeout(30)
class EmulatedRigTest {
  private final HostRtos rtos = new HostRtos(5);
  private final EmulatedBoard board = new EmulatedBoard(BoardConfig.defaults(), rtos::now);

  @AfterEach
  void put_away() {
    board.close();
    rtos.close();
  }

  @Test
  void a_press_bounces_down_and_up_and_ends_released() throws Exception {
    List<Edge> edges = new ArrayList<>();
    board.button("btn1").listen(edges::add);
    ButtonPresser presser =
        new ButtonPresser(
            rtos, board.button("btn1"), Bounce.Profile.TYPICAL.seeded(1), Duration.ZERO);
    presser.press(Duration.ofMillis(20));
    assertThat(edges).hasSize(14);
    assertThat(edges.getFirst().level()).isEqualTo(Level.LOW);
    assertThat(edges.getLast().level()).isEqualTo(Level.HIGH);
    assertThat(edges).isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
  }

  @Test
  void a_busy_host_cannot_stretch_the_bounce_into_a_second_press() throws Exception {
    List<Edge> edges = new ArrayList<>();
    board.button("btn1").listen(edges::add);
    Rtos starved = new StarvedRtos(rtos, Duration.ofMillis(20));
    Bounce worn = Bounce.Profile.WORN.seeded(1);
    new ButtonPresser(starved, board.button("btn1"), worn, Duration.ZERO).down();
    assertThat(edges).hasSize(25);
    assertThat(Duration.between(edges.getFirst().at(), edges.getLast().at()))
        .isLessThanOrEqualTo(worn.window());
  }

  @Test
  void pressing_a_button_that_is_held_down_is_no_second_press() throws Exception {
    List<Edge> edges = new ArrayList<>();
    board.button("btn1").listen(edges::add);
    ButtonPresser presser =
        new ButtonPresser(
            rtos, board.button("btn1"), Bounce.Profile.TYPICAL.seeded(1), Duration.ZERO);
    presser.down();
    int down = edges.size();
    presser.down();
    assertThat(edges).hasSize(down);
    presser.release();
    int up = edges.size();
    presser.release();
    assertThat(edges).hasSize(up);
  }

  @Test
  void the_wiring_test_blinks_and_sees_a_press() throws Exception {
    List<String> told = Collections.synchronizedList(new ArrayList<>());
    ButtonPresser presser =
        new ButtonPresser(rtos, board.button("btn1"), Bounce.none(), Duration.ZERO);
    WiringCheck test =
        new WiringCheck(
            rtos,
            board,
            line -> {
              told.add(line);
              if (line.startsWith("press btn1")) {
                Task _ = rtos.spawn("presser", () -> presser.press(Duration.ofMillis(5)));
              }
            });
    assertThat(test.run(board.button("btn1"), board.led("led1"), Duration.ofSeconds(20))).isTrue();
    assertThat(board.led("led1").history().stream().map(EmulatedLed.Change::lit))
        .containsExactly(true, false, true, false, true, false);
    assertThat(told).last().asString().contains("the wiring works");
  }

  @Test
  void the_wiring_test_gives_up_when_nobody_presses_and_tells_of_a_button_that_is_down()
      throws Exception {
    List<String> told = new ArrayList<>();
    board.button("btn1").play(new Edge(rtos.now(), Level.LOW));
    WiringCheck test = new WiringCheck(rtos, board, told::add);
    assertThat(test.run(board.button("btn1"), board.led("led1"), Duration.ofMillis(1))).isFalse();
    assertThat(told).anyMatch(line -> line.contains("reads as pressed already"));
  }
}
