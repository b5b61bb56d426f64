package org.wwep.emulator.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wwep.device.ClientDevice;
import org.wwep.device.DeviceConfig;
import org.wwep.device.LinkConfig;
import org.wwep.device.RetryPolicy;
import org.wwep.device.ServerConfig;
import org.wwep.device.trace.SerialConsole;
import org.wwep.emulator.sim.Schedule;
import org.wwep.emulator.sim.Seed;
import org.wwep.emulator.sim.Simulation;
import org.wwep.hal.BoardConfig;
import org.wwep.hal.Edge;
import org.wwep.hal.Level;
import org.wwep.hal.emulated.EmulatedBoard;
import org.wwep.net.Endpoint;
import org.wwep.net.JoinFailedException;
import org.wwep.net.NetworkStack;
import org.wwep.net.TcpListener;
import org.wwep.net.TcpSocket;
import org.wwep.rtos.HostRtos;
import org.wwep.rtos.Rtos;

/** A device that cannot join its network tries for ever, and its owner need not wait that long. */
@Timeout(60)
class UnjoinedNetworkTest {
  private static final Duration FOR_EVER = Duration.ofDays(365);
  private static final int ATTEMPTS = 3;

  /** Refuses whoever joins, so many times. */
  private static final class ClosedNetwork implements NetworkStack {
    private int left;

    ClosedNetwork(int refusals) {
      left = refusals;
    }

    @Override
    public void join(Duration timeout) throws JoinFailedException {
      if (left-- > 0) {
        throw new JoinFailedException("nobody is let in");
      }
    }

    @Override
    public List<InetAddress> resolveAll(String host, Duration timeout) {
      return List.of(InetAddress.ofLiteral("127.0.0.9"));
    }

    @Override
    public TcpSocket socket() {
      throw new AssertionError("not joined");
    }

    @Override
    public TcpListener listen(Endpoint local) {
      throw new AssertionError("not joined");
    }

    @Override
    public void close() {}
  }

  @FunctionalInterface
  private interface Script {
    void run(Rtos rtos, EmulatedBoard board, ClientDevice device) throws Exception;
  }

  private final List<String> console = Collections.synchronizedList(new ArrayList<>());

  private void run(Rtos rtos, int refusals, Script script) throws Exception {
    try (EmulatedBoard board = new EmulatedBoard(BoardConfig.defaults(), rtos::now);
        ClientDevice device =
            new ClientDevice(
                board,
                rtos,
                new ClosedNetwork(refusals),
                DeviceConfig.forServer(ServerConfig.named("class.example"), LinkConfig.open(1))
                    .withSettings(
                        settings -> settings.withRetry(RetryPolicy.DEFAULT.withAttempts(ATTEMPTS))),
                new SerialConsole(console::add))) {
      device.powerOn();
      script.run(rtos, board, device);
    }
  }

  private static void press(Rtos rtos, EmulatedBoard board) {
    Instant now = rtos.now();
    board.button("btn1").play(new Edge(now, Level.LOW));
    board.button("btn1").play(new Edge(now.plusMillis(100), Level.HIGH));
  }

  private long failures() {
    return console.stream().filter(line -> line.contains("JoinFailed")).count();
  }

  @Nullable private Instant began;

  @Test
  void the_wait_ends_after_as_many_attempts_as_a_frame_has_in_virtual_time() throws Exception {
    try (Simulation world = new Simulation(new Seed(1), Schedule.IN_ORDER)) {
      world.run(
          () ->
              run(
                  world.rtos("device"),
                  Integer.MAX_VALUE,
                  (rtos, board, device) -> {
                    press(rtos, board);
                    assertThat(device.finish(FOR_EVER)).isFalse();
                    assertThat(console.toString()).contains("nobody is let in");
                    assertThat(device.summary().pending()).hasSize(1);
                    // It has not given up by itself.
                    began = rtos.now();
                    rtos.sleep(Duration.ofHours(1));
                    assertThat(failures()).isGreaterThan(10 * ATTEMPTS);
                    // From then on nobody waits at all.
                    Instant before = rtos.now();
                    assertThat(device.finish(FOR_EVER)).isFalse();
                    assertThat(Duration.between(before, rtos.now()))
                        .isLessThan(Duration.ofSeconds(1));
                  }));
      assertThat(began).isBefore(Simulation.BEGINNING.plusSeconds(60));
    }
  }

  @Test
  void the_wait_ends_in_real_time() throws Exception {
    try (HostRtos rtos = new HostRtos(1)) {
      run(
          rtos,
          Integer.MAX_VALUE,
          (_, board, device) -> {
            assertThat(device.finish(FOR_EVER)).isFalse();
            press(rtos, board);
            assertThat(device.finish(FOR_EVER)).isFalse();
            assertThat(device.summary().pending()).hasSize(1);
          });
    }
  }

  @Test
  void a_network_that_lets_it_in_later_is_waited_for() throws Exception {
    try (Simulation world = new Simulation(new Seed(1), Schedule.IN_ORDER)) {
      world.run(
          () ->
              run(
                  world.rtos("device"),
                  ATTEMPTS - 1,
                  (_, _, device) -> {
                    assertThat(device.finish(FOR_EVER)).isTrue();
                    assertThat(device.summary().state()).isEqualTo("Idle");
                  }));
    }
  }

  @Test
  void who_drains_is_patient() throws Exception {
    try (Simulation world = new Simulation(new Seed(1), Schedule.IN_ORDER)) {
      world.run(
          () ->
              run(
                  world.rtos("device"),
                  10 * ATTEMPTS,
                  (_, _, device) -> assertThat(device.drain(FOR_EVER)).isTrue()));
    }
  }
}
