package org.wwep.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wwep.device.trace.TraceEvent;
import org.wwep.hal.Board;
import org.wwep.hal.BoardConfig;
import org.wwep.hal.Button;
import org.wwep.hal.Edge;
import org.wwep.hal.EdgeListener;
import org.wwep.hal.Led;
import org.wwep.hal.Level;
import org.wwep.hal.MacAddress;
import org.wwep.hal.emulated.EmulatedBoard;
import org.wwep.net.host.HostStack;
import org.wwep.rtos.HostRtos;

@Timeout(30)
class ButtonTaskTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  private final HostRtos rtos = new HostRtos(7);
  private final HostStack net = new HostStack();
  private final EmulatedBoard board =
      new EmulatedBoard(
          BoardConfig.defaults().withMac(MacAddress.parse("02:00:00:00:00:01")), rtos::now);

  /** What the firmware took for a press (true) or a release. */
  private final List<Boolean> told = new CopyOnWriteArrayList<>();

  @AfterEach
  void put_away() {
    board.close();
    net.close();
    rtos.close();
  }

  @Test
  void a_press_counts_that_begins_while_the_firmware_looks_at_the_button() throws Exception {
    try (ScriptedServer server = new ScriptedServer();
        ClientDevice device = device(new ObservedBoard(board, this::press), server, 0)) {
      assertThat(device.drain(LONG)).isTrue();
      assertThat(told).containsExactly(true);
    }
  }

  @Test
  void a_button_that_is_held_from_the_start_is_no_press() throws Exception {
    board.button("btn1").play(new Edge(rtos.now(), Level.LOW));
    try (ScriptedServer server = new ScriptedServer();
        ClientDevice device = device(board, server, 0)) {
      device.powerOn();
      board.button("btn1").play(new Edge(rtos.now(), Level.HIGH));
      assertThat(device.drain(LONG)).isTrue();
      assertThat(server.frames()).isEmpty();
      board.button("btn1").play(new Edge(rtos.now(), Level.LOW));
      assertThat(device.drain(LONG)).isTrue();
      assertThat(server.frames()).containsExactly("W0003050001");
    }
  }

  @Test
  void draining_waits_for_a_press_that_the_debounce_window_still_holds_back() throws Exception {
    try (ScriptedServer server = new ScriptedServer();
        ClientDevice device = device(board, server, 200)) {
      device.powerOn();
      assertThat(device.drain(LONG)).isTrue();
      // Pressed, released long enough after, and pressed again within the release's window.
      Instant pressed = rtos.now();
      board.button("btn1").play(new Edge(pressed, Level.LOW));
      board.button("btn1").play(new Edge(pressed.plusMillis(300), Level.HIGH));
      board.button("btn1").play(new Edge(pressed.plusMillis(301), Level.LOW));
      assertThat(device.drain(LONG)).isTrue();
      assertThat(server.frames()).containsExactly("W0003050001", "W0003050000");
    }
  }

  @Test
  void a_bounce_whose_edges_come_late_is_no_second_press() throws Exception {
    AtomicReference<Edge> onItsWay = new AtomicReference<>();
    ObservedBoard late =
        new ObservedBoard(
            board,
            () ->
                Optional.ofNullable(onItsWay.getAndSet(null))
                    .ifPresent(board.button("btn1")::play));
    try (ScriptedServer server = new ScriptedServer();
        ClientDevice device = device(late, server, 20)) {
      device.powerOn();
      assertThat(device.drain(LONG)).isTrue();
      Instant pressed = rtos.now();
      onItsWay.set(new Edge(pressed.plusMillis(2), Level.LOW));
      board.button("btn1").play(new Edge(pressed, Level.LOW));
      board.button("btn1").play(new Edge(pressed.plusMillis(1), Level.HIGH));
      assertThat(device.drain(LONG)).isTrue();
      assertThat(told).containsExactly(true);
    }
  }

  private void press() {
    board.button("btn1").play(new Edge(rtos.now(), Level.LOW));
  }

  private ClientDevice device(Board on, ScriptedServer server, int debounceMillis) {
    InetAddress loopback = InetAddress.ofLiteral("127.0.0.1");
    DeviceConfig config =
        DeviceConfig.forServer(
                new ServerConfig("localhost", loopback, null), LinkConfig.open(server.port()))
            .withSettings(settings -> settings.withDebounce(Duration.ofMillis(debounceMillis)));
    return new ClientDevice(on, rtos, net, config, this::tell);
  }

  private void tell(TraceEvent event) {
    if (event instanceof TraceEvent.Debounced change) {
      told.add(change.pressed());
    }
  }

  /** A board to whose buttons something happens at the very moment they are looked at. */
  private record ObservedBoard(EmulatedBoard board, Runnable event) implements Board {
    @Override
    public String description() {
      return board.description();
    }

    @Override
    public MacAddress mac() {
      return board.mac();
    }

    @Override
    public List<? extends Button> buttons() {
      return board.buttons().stream().map(ObservedButton::new).toList();
    }

    @Override
    public List<? extends Led> leds() {
      return board.leds();
    }

    @Override
    public void close() {
      board.close();
    }

    private final class ObservedButton implements Button {
      private final org.wwep.hal.emulated.EmulatedButton real;

      ObservedButton(org.wwep.hal.emulated.EmulatedButton real) {
        this.real = real;
      }

      @Override
      public String id() {
        return real.id();
      }

      @Override
      public Level activeLevel() {
        return real.activeLevel();
      }

      @Override
      public Level level() {
        event.run();
        return real.level();
      }

      @Override
      public void listen(EdgeListener listener) {
        real.listen(listener);
      }
    }
  }
}
