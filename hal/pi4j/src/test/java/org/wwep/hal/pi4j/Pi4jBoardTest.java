package org.wwep.hal.pi4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.spy;

import com.pi4j.io.exception.IOException;
import com.pi4j.io.gpio.digital.DigitalInputConfig;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalOutputConfig;
import com.pi4j.io.gpio.digital.DigitalState;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.wwep.hal.Board;
import org.wwep.hal.BoardConfig;
import org.wwep.hal.BoardContract;
import org.wwep.hal.ButtonConfig;
import org.wwep.hal.HalException;
import org.wwep.hal.LedConfig;
import org.wwep.hal.Level;
import org.wwep.hal.ManualClock;
import org.wwep.hal.Pin;
import org.wwep.hal.line.LineBoard;

class Pi4jBoardTest extends BoardContract {
  private final Map<Board, MockPi> machines = new HashMap<>();
  private final ManualClock clock = new ManualClock();

  @Override
  protected Board open(BoardConfig config, ManualClock clock) throws HalException {
    MockPi pi = new MockPi();
    Board board = pi.open(config, clock);
    machines.put(board, pi);
    return board;
  }

  @Override
  protected void drive(Board board, String button, Level level, ManualClock clock) {
    machine(board).input(button).mockState(MockPi.state(level));
  }

  @Override
  protected Level measured(Board board, String led) {
    return machine(board).output(led).state() == DigitalState.HIGH ? Level.HIGH : Level.LOW;
  }

  private MockPi machine(Board board) {
    return Objects.requireNonNull(machines.get(board));
  }

  @Test
  void leds_are_claimed_dark_and_go_dark_at_the_end() throws HalException {
    BoardConfig config =
        new BoardConfig(
            List.of(ButtonConfig.toGround("btn1", new Pin(5))),
            List.of(
                LedConfig.toGround("led1", new Pin(17)), new LedConfig("led2", new Pin(27), true)),
            null);
    MockPi pi = new MockPi();
    try (Board board = pi.open(config, clock)) {
      assertThat(board.description()).isEqualTo(MockPi.MODEL);
      assertThat(board.mac()).isEqualTo(MockPi.MAC);
      DigitalOutputConfig led = pi.output("led1").config();
      assertThat(led.address()).isEqualTo(17);
      assertThat(led.getInitialState()).isEqualTo(DigitalState.LOW);
      assertThat(led.getShutdownState()).isEqualTo(DigitalState.LOW);
      DigitalOutputConfig activeLow = pi.output("led2").config();
      assertThat(activeLow.getInitialState()).isEqualTo(DigitalState.HIGH);
      assertThat(activeLow.getShutdownState()).isEqualTo(DigitalState.HIGH);
    }
  }

  @Test
  void the_real_driver_is_named_since_other_plugins_have_lines_of_their_own() {
    assertThat(GpioDriver.gpiod(null).output()).isEqualTo("gpiod-digital-output");
  }

  @Test
  void a_line_that_cannot_be_had_leaves_nothing_open() {
    MockPi pi = new MockPi(Mockito::spy);
    doThrow(new IllegalStateException("no")).when(pi.context).create(any(DigitalInputConfig.class));
    assertThatExceptionOfType(HalException.class)
        .isThrownBy(() -> pi.open(BoardConfig.defaults(), clock))
        .satisfies(e -> assertThat(e.problem()).isEqualTo(HalException.Problem.DRIVER));
    assertThat(pi.context.isShutdown()).isTrue();
  }

  @Test
  void an_error_of_the_native_library_leaves_nothing_open_either() {
    MockPi pi = new MockPi(Mockito::spy);
    doThrow(new UnsatisfiedLinkError("GLIBC_2.33 not found"))
        .when(pi.context)
        .create(any(DigitalInputConfig.class));
    assertThatExceptionOfType(HalException.class)
        .isThrownBy(() -> pi.open(BoardConfig.defaults(), clock))
        .satisfies(e -> assertThat(e.problem()).isEqualTo(HalException.Problem.NO_NATIVE_LIBRARY));
    assertThat(pi.context.isShutdown()).isTrue();
  }

  @Test
  void a_shutdown_that_fails_as_well_hides_no_reason() {
    MockPi pi = new MockPi(Mockito::spy);
    doThrow(new UnsatisfiedLinkError("first"))
        .when(pi.context)
        .create(any(DigitalInputConfig.class));
    doAnswer(
            shutdown -> {
              shutdown.callRealMethod();
              throw new NoClassDefFoundError("second");
            })
        .when(pi.context)
        .shutdown();
    assertThatExceptionOfType(HalException.class)
        .isThrownBy(() -> pi.open(BoardConfig.defaults(), clock))
        .withMessageContaining("first");
  }

  @Test
  void a_context_that_cannot_be_built_is_reported() {
    GpioDriver broken =
        new GpioDriver(
            () -> {
              throw new ExceptionInInitializerError("unsupported os.arch");
            },
            MockPi::claim,
            "out");
    assertThatExceptionOfType(HalException.class)
        .isThrownBy(() -> Pi4jDriver.open(broken, "a Pi"))
        .satisfies(e -> assertThat(e.problem()).isEqualTo(HalException.Problem.NO_NATIVE_LIBRARY));
  }

  @Test
  void a_provider_that_is_missing_is_not_reported_as_a_missing_jar() {
    MockPi pi = new MockPi();
    GpioDriver driver = new GpioDriver(() -> pi.context, MockPi::claim, "gpiod-output");
    assertThatExceptionOfType(HalException.class)
        .isThrownBy(
            () ->
                LineBoard.open(
                    BoardConfig.defaults(),
                    clock,
                    MockPi.MAC,
                    MockPi.MODEL,
                    Pi4jDriver.open(driver, MockPi.MODEL)))
        .satisfies(e -> assertThat(e.problem()).isEqualTo(HalException.Problem.UNKNOWN_BOARD))
        .withMessageContaining(MockPi.MODEL);
    assertThat(pi.context.isShutdown()).isTrue();
  }

  @Test
  void a_failing_led_is_reported_and_hinders_no_closing() throws HalException {
    MockPi pi = new MockPi(Mockito::spy);
    doAnswer(
            creation -> {
              DigitalOutput real = (DigitalOutput) creation.callRealMethod();
              DigitalOutput worn = spy(real);
              doThrow(new IOException("gone")).when(worn).state(any(DigitalState.class));
              return worn;
            })
        .when(pi.context)
        .create(any(DigitalOutputConfig.class));
    LineBoard board = pi.open(BoardConfig.defaults(), clock);
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> board.led("led1").set(true))
        .withMessageContainingAll("led1", "GPIO17");
    board.close();
    assertThat(pi.context.isShutdown()).isTrue();
  }

  @Test
  void a_shutdown_that_fails_is_swallowed_once_the_leds_are_off() throws HalException {
    MockPi pi = new MockPi(Mockito::spy);
    LineBoard board = pi.open(BoardConfig.defaults(), clock);
    DigitalOutput output = pi.output("led1");
    board.led("led1").set(true);
    doThrow(new IllegalArgumentException("Input listener didn't stop in 5s"))
        .when(pi.context)
        .shutdown();
    board.close();
    assertThat(output.state()).isEqualTo(DigitalState.LOW);
    Mockito.doCallRealMethod().when(pi.context).shutdown();
    pi.context.shutdown();
  }

  @Test
  void boards_that_are_opened_and_closed_leave_no_thread()
      throws HalException, InterruptedException {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    for (int i = 0; i < 5; i++) {
      try (Board board = boardWithAnEdgeReader()) {
        board.led("led1").set(true);
        Set<Thread> open = new HashSet<>(Thread.getAllStackTraces().keySet());
        open.removeAll(before);
        assertThat(open).anyMatch(Thread::isAlive);
      }
    }
    Set<Thread> left = new HashSet<>(Thread.getAllStackTraces().keySet());
    left.removeAll(before);
    for (Thread thread : left) {
      thread.join(Duration.ofSeconds(5));
    }
    assertThat(left).noneMatch(Thread::isAlive);
  }

  /** The mock starts no thread; the real plugin has one for each input, in the context's pool. */
  private Board boardWithAnEdgeReader() throws HalException, InterruptedException {
    MockPi pi = new MockPi();
    Board board = pi.open(BoardConfig.defaults(), clock);
    CountDownLatch reading = new CountDownLatch(1);
    Future<?> reader =
        pi.context.submitTask(
            () -> {
              reading.countDown();
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    reading.await();
    assertThat(reader.isDone()).isFalse();
    return board;
  }
}
