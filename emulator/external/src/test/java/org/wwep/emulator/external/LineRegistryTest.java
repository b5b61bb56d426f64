package org.wwep.emulator.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wwep.hal.Board;
import org.wwep.hal.BoardConfig;
import org.wwep.hal.HalException;
import org.wwep.hal.MacAddress;
import org.wwep.hal.emulated.EmulatedBoard;

@Timeout(60)
class LineRegistryTest {
  private static final BoardConfig CONFIG =
      BoardConfig.defaults().withMac(MacAddress.parse("02:00:00:00:00:01"));
  private static final InstantSource CLOCK = InstantSource.system();

  private final List<Runnable> ends = new ArrayList<>();

  private LineRegistry registry(Duration patience) {
    return new LineRegistry(EmulatedBoard::new, patience, ends::add);
  }

  private static Board lit(LineRegistry registry) throws HalException {
    Board board = registry.open(CONFIG, CLOCK);
    board.led("led1").set(true);
    assertThat(board.led("led1").lit()).isTrue();
    return board;
  }

  @Test
  void lines_that_nobody_closes_are_closed_at_the_end() throws Exception {
    LineRegistry registry = registry(Duration.ofMillis(10));
    Board first = lit(registry);
    Board second = lit(registry);
    assertThat(ends).hasSize(1);
    ends.getFirst().run();
    assertThat(first.led("led1").lit()).isFalse();
    assertThat(second.led("led1").lit()).isFalse();
  }

  @Test
  void the_owner_of_lines_has_time_to_close_them() throws Exception {
    LineRegistry registry = registry(Duration.ofHours(1));
    Board board = lit(registry);
    CountDownLatch ended = new CountDownLatch(1);
    Thread end =
        Thread.ofPlatform()
            .daemon()
            .start(
                () -> {
                  ends.getFirst().run();
                  ended.countDown();
                });
    while (end.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    assertThat(board.led("led1").lit()).isTrue();
    board.close();
    assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void no_line_is_claimed_once_the_end_has_begun() throws Exception {
    LineRegistry registry = registry(Duration.ZERO);
    registry.open(CONFIG, CLOCK).close();
    ends.getFirst().run();
    assertThatExceptionOfType(HalException.class)
        .isThrownBy(() -> registry.open(CONFIG, CLOCK))
        .withMessageContaining("about to end");
  }

  @Test
  void an_end_waits_for_lines_that_are_being_claimed() throws Exception {
    CountDownLatch claiming = new CountDownLatch(1);
    CountDownLatch claimed = new CountDownLatch(1);
    List<EmulatedBoard> boards = new ArrayList<>();
    LineRegistry registry =
        new LineRegistry(
            (config, clock) -> {
              claiming.countDown();
              try {
                claimed.await();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              EmulatedBoard board = new EmulatedBoard(config, clock);
              board.led("led1").set(true);
              boards.add(board);
              return board;
            },
            Duration.ZERO,
            ends::add);
    Thread opener =
        Thread.ofPlatform()
            .daemon()
            .start(
                () -> {
                  try {
                    registry.open(CONFIG, CLOCK);
                  } catch (HalException e) {
                    throw new IllegalStateException(e);
                  }
                });
    claiming.await();
    Thread end = Thread.ofPlatform().daemon().start(ends.getFirst());
    while (end.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    claimed.countDown();
    opener.join();
    end.join();
    assertThat(boards.getFirst().led("led1").lit()).isFalse();
  }
}
