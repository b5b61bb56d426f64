package org.wwep.hal.emulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wwep.hal.Board;
import org.wwep.hal.BoardBackend;
import org.wwep.hal.BoardConfig;
import org.wwep.hal.BoardContract;
import org.wwep.hal.ButtonConfig;
import org.wwep.hal.Edge;
import org.wwep.hal.HalException;
import org.wwep.hal.LedConfig;
import org.wwep.hal.Level;
import org.wwep.hal.MacAddress;
import org.wwep.hal.ManualClock;
import org.wwep.hal.Pin;
import org.wwep.hal.Pull;

class EmulatedBoardTest extends BoardContract {
  private final ManualClock clock = new ManualClock();
  private final EmulatedBoard board = new EmulatedBoard(BoardConfig.defaults(), clock);

  @Override
  protected Board open(BoardConfig config, ManualClock clock) throws HalException {
    return new EmulatedBackend().open(config, clock);
  }

  @Override
  protected void drive(Board board, String button, Level level, ManualClock clock) {
    ((EmulatedBoard) board).button(button).play(new Edge(clock.instant(), level));
  }

  @Override
  protected Level measured(Board board, String led) {
    return ((EmulatedBoard) board).led(led).level();
  }

  @Test
  void works_everywhere_and_says_that_it_is_no_hardware() {
    BoardBackend.Availability found = new EmulatedBackend().probe(BoardConfig.defaults());
    assertThat(found.usable()).isTrue();
    assertThat(found.hardware()).isFalse();
    assertThat(found.obstacle()).isEmpty();
  }

  @Test
  void the_mac_is_the_configured_one_then_the_boards_own_then_always_the_same() {
    MacAddress own = new MacAddress(0x0200_0000_0007L);
    MacAddress configured = new MacAddress(0x0200_0000_0008L);
    BoardConfig config = BoardConfig.defaults();
    assertThat(new EmulatedBoard(config.withMac(configured), clock, own).mac())
        .isEqualTo(configured);
    assertThat(new EmulatedBoard(config, clock, own).mac()).isEqualTo(own);
    assertThat(board.mac()).isEqualTo(EmulatedBoard.DEFAULT_MAC).isEqualTo(MacAddress.fromSeed(1));
  }

  @ParameterizedTest
  @CsvSource({
    "UP, true, HIGH", "UP, false, HIGH", "DOWN, true, LOW",
    "DOWN, false, LOW", "NONE, true, HIGH", "NONE, false, LOW",
  })
  void the_pull_sets_the_first_level_and_without_one_it_is_idle(
      Pull pull, boolean activeLow, Level first) {
    ButtonConfig button = new ButtonConfig("b", new Pin(5), pull, activeLow);
    BoardConfig config =
        new BoardConfig(List.of(button), List.of(LedConfig.toGround("l", new Pin(17))), null);
    assertThat(new EmulatedBoard(config, clock).button("b").level()).isEqualTo(first);
  }

  @Test
  void an_edge_keeps_the_timestamp_it_was_played_with() {
    List<Edge> edges = new ArrayList<>();
    board.button("btn1").listen(edges::add);
    Edge early = new Edge(ManualClock.START.minusSeconds(5), Level.LOW);
    board.button("btn1").play(early);
    assertThat(edges).containsExactly(early);
  }

  @Test
  void the_level_has_changed_when_the_listener_hears_of_it() {
    List<Level> levels = new ArrayList<>();
    EmulatedButton button = board.button("btn1");
    button.listen(edge -> levels.add(button.level()));
    button.play(new Edge(ManualClock.START, Level.LOW));
    assertThat(levels).containsExactly(Level.LOW);
  }

  @Test
  void an_led_remembers_its_changes_and_nothing_else() {
    EmulatedLed led = board.led("led1");
    led.set(false);
    var on = clock.advance(Duration.ofMillis(1));
    led.set(true);
    clock.advance(Duration.ofMillis(1));
    led.set(true);
    var off = clock.advance(Duration.ofMillis(1));
    led.set(false);
    assertThat(led.history())
        .containsExactly(new EmulatedLed.Change(on, true), new EmulatedLed.Change(off, false));
    assertThat(led.forgotten()).isZero();
  }

  @Test
  void an_led_keeps_its_newest_changes_and_counts_the_rest() {
    EmulatedLed led = board.led("led1");
    for (int i = 1; i <= EmulatedLed.HISTORY + 3; i++) {
      clock.advance(Duration.ofMillis(1));
      led.set(i % 2 == 1);
    }
    assertThat(led.history()).hasSize(EmulatedLed.HISTORY);
    assertThat(led.forgotten()).isEqualTo(3);
    assertThat(led.history().getFirst().at()).isEqualTo(ManualClock.START.plusMillis(4));
    assertThat(led.history().getLast().at()).isEqualTo(clock.instant());
  }

  @Test
  void observers_hear_of_each_change_after_it_and_of_the_one_that_closing_makes() {
    EmulatedLed led = board.led("led1");
    List<Boolean> heard = new ArrayList<>();
    led.onChange(change -> heard.add(change.lit() == led.lit() && change.lit()));
    led.onChange(change -> assertThat(led.history()).endsWith(change));
    led.set(true);
    led.set(true);
    board.close();
    assertThat(heard).containsExactly(true, false);
  }

  @Test
  void an_observer_may_set_the_led_again() {
    EmulatedLed led = board.led("led1");
    led.onChange(change -> led.set(false));
    led.set(true);
    assertThat(led.lit()).isFalse();
    assertThat(led.history()).hasSize(2);
  }

  @Test
  void a_board_is_played_by_one_thread_and_read_by_another() throws InterruptedException {
    int presses = 20_000;
    EmulatedButton button = board.button("btn1");
    EmulatedLed led = board.led("led1");
    button.listen(edge -> led.set(edge.level() == Level.LOW));
    Thread player =
        Thread.ofVirtual()
            .start(
                () -> {
                  for (int i = 0; i < presses; i++) {
                    Level level = i % 2 == 0 ? Level.LOW : Level.HIGH;
                    button.play(new Edge(ManualClock.START.plusMillis(i), level));
                  }
                });
    while (player.isAlive()) {
      assertThat(led.history()).hasSizeLessThanOrEqualTo(EmulatedLed.HISTORY);
    }
    player.join();
    assertThat(led.forgotten() + led.history().size()).isEqualTo(presses);
    assertThat(button.pressed()).isFalse();
    assertThat(led.lit()).isFalse();
  }
}
