package org.wwep.hal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every board promises, whoever provides it. */
public abstract class BoardContract {
  private static final Duration TICK = Duration.ofMillis(3);
  private static final ButtonConfig TO_GROUND = ButtonConfig.toGround("btn1", new Pin(5));
  private static final ButtonConfig TO_SUPPLY =
      new ButtonConfig("btn2", new Pin(6), Pull.DOWN, false);
  private static final BoardConfig CONFIG =
      new BoardConfig(
          List.of(TO_GROUND, TO_SUPPLY),
          List.of(
              LedConfig.toGround("led1", new Pin(17)), new LedConfig("led2", new Pin(27), true)),
          MacAddress.parse("02:00:00:00:00:2a"));

  private final ManualClock clock = new ManualClock();
  private final List<Board> opened = new ArrayList<>();

  /** Opens a board whose lines are at rest. */
  protected abstract Board open(BoardConfig config, ManualClock clock) throws HalException;

  /** The outside world puts this level on a button's line, at the time that the clock shows. */
  protected abstract void drive(Board board, String button, Level level, ManualClock clock);

  /** Returns the electrical level of an LED's line. */
  protected abstract Level measured(Board board, String led);

  private Board board() throws HalException {
    Board board = open(CONFIG, clock);
    opened.add(board);
    return board;
  }

  @AfterEach
  void release_the_lines() {
    opened.forEach(Board::close);
  }

  private static List<Edge> recorded(Button button) {
    List<Edge> edges = new ArrayList<>();
    button.listen(edges::add);
    return edges;
  }

  @Test
  void parts_come_in_the_order_of_the_configuration() throws HalException {
    Board board = board();
    assertThat(board.buttons()).extracting(Button::id).containsExactly("btn1", "btn2");
    assertThat(board.leds()).extracting(Led::id).containsExactly("led1", "led2");
    assertThat(board.mac()).isEqualTo(MacAddress.parse("02:00:00:00:00:2a"));
    assertThat(board.description()).isNotBlank();
  }

  @Test
  void nobody_presses_at_the_start() throws HalException {
    Board board = board();
    assertThat(board.button("btn1").level()).isEqualTo(Level.HIGH);
    assertThat(board.button("btn2").level()).isEqualTo(Level.LOW);
    assertThat(board.buttons()).noneMatch(Button::pressed);
  }

  @Test
  void an_active_low_press_and_release_give_edges_with_the_clocks_time() throws HalException {
    Board board = board();
    List<Edge> edges = recorded(board.button("btn1"));
    var down = clock.advance(TICK);
    drive(board, "btn1", Level.LOW, clock);
    assertThat(board.button("btn1").pressed()).isTrue();
    var up = clock.advance(TICK);
    drive(board, "btn1", Level.HIGH, clock);
    assertThat(board.button("btn1").pressed()).isFalse();
    assertThat(edges).containsExactly(new Edge(down, Level.LOW), new Edge(up, Level.HIGH));
  }

  @Test
  void an_active_high_press_is_a_rising_edge() throws HalException {
    Board board = board();
    List<Edge> edges = recorded(board.button("btn2"));
    assertThat(board.button("btn2").activeLevel()).isEqualTo(Level.HIGH);
    drive(board, "btn2", Level.HIGH, clock);
    assertThat(board.button("btn2").pressed()).isTrue();
    assertThat(edges).containsExactly(new Edge(ManualClock.START, Level.HIGH));
  }

  @Test
  void a_level_that_stays_is_no_edge() throws HalException {
    Board board = board();
    List<Edge> edges = recorded(board.button("btn1"));
    drive(board, "btn1", Level.HIGH, clock);
    drive(board, "btn1", Level.LOW, clock);
    drive(board, "btn1", Level.LOW, clock);
    assertThat(edges).extracting(Edge::level).containsExactly(Level.LOW);
  }

  @Test
  void edges_before_the_listener_are_not_replayed() throws HalException {
    Board board = board();
    drive(board, "btn1", Level.LOW, clock);
    assertThat(recorded(board.button("btn1"))).isEmpty();
    assertThat(board.button("btn1").pressed()).isTrue();
  }

  @Test
  void two_buttons_are_independent() throws HalException {
    Board board = board();
    List<Edge> first = recorded(board.button("btn1"));
    List<Edge> second = recorded(board.button("btn2"));
    drive(board, "btn2", Level.HIGH, clock);
    assertThat(first).isEmpty();
    assertThat(second).hasSize(1);
    assertThat(board.button("btn1").pressed()).isFalse();
  }

  @Test
  void a_second_listener_is_refused_and_the_first_stays() throws HalException {
    Board board = board();
    List<Edge> edges = recorded(board.button("btn1"));
    assertThatIllegalStateException()
        .isThrownBy(() -> board.button("btn1").listen(edge -> {}))
        .withMessageContaining("btn1");
    drive(board, "btn1", Level.LOW, clock);
    assertThat(edges).hasSize(1);
  }

  @Test
  void leds_are_off_at_the_start() throws HalException {
    Board board = board();
    assertThat(board.leds()).noneMatch(Led::lit);
    assertThat(measured(board, "led1")).isEqualTo(Level.LOW);
    assertThat(measured(board, "led2")).as("active low").isEqualTo(Level.HIGH);
  }

  @Test
  void an_led_lights_and_goes_out_alone() throws HalException {
    Board board = board();
    board.led("led1").set(true);
    assertThat(board.led("led1").lit()).isTrue();
    assertThat(board.led("led2").lit()).isFalse();
    assertThat(measured(board, "led1")).isEqualTo(Level.HIGH);
    board.led("led1").set(false);
    assertThat(board.led("led1").lit()).isFalse();
    assertThat(measured(board, "led1")).isEqualTo(Level.LOW);
  }

  @Test
  void an_active_low_led_lights_when_the_pin_is_low() throws HalException {
    Board board = board();
    board.led("led2").set(true);
    assertThat(board.led("led2").lit()).isTrue();
    assertThat(measured(board, "led2")).isEqualTo(Level.LOW);
  }

  @Test
  void an_unknown_part_is_refused_naming_those_there_are() throws HalException {
    Board board = board();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> board.button("led1"))
        .withMessageContainingAll("led1", "btn1", "btn2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> board.led("btn1"))
        .withMessageContainingAll("btn1", "led1", "led2");
  }

  @Test
  void closing_turns_the_leds_off_and_may_be_done_twice() throws HalException {
    Board board = board();
    board.leds().forEach(led -> led.set(true));
    board.close();
    board.close();
    assertThat(board.leds()).noneMatch(Led::lit);
    assertThat(measured(board, "led1")).isEqualTo(Level.LOW);
    assertThat(measured(board, "led2")).isEqualTo(Level.HIGH);
  }

  @Test
  void after_closing_an_led_stays_off() throws HalException {
    Board board = board();
    board.close();
    board.leds().forEach(led -> led.set(true));
    assertThat(board.leds()).noneMatch(Led::lit);
    assertThat(measured(board, "led1")).isEqualTo(Level.LOW);
  }

  @Test
  void after_closing_no_edge_comes_and_the_level_stays() throws HalException {
    Board board = board();
    List<Edge> edges = recorded(board.button("btn1"));
    board.close();
    drive(board, "btn1", Level.LOW, clock);
    assertThat(edges).isEmpty();
    assertThat(board.button("btn1").level()).isEqualTo(Level.HIGH);
  }
}
