package org.wwep.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.wwep.client.ClientTimeouts;
import org.wwep.device.ScriptedServer.Behaviour;
import org.wwep.device.trace.SerialConsole;
import org.wwep.hal.BoardConfig;
import org.wwep.hal.Edge;
import org.wwep.hal.Level;
import org.wwep.hal.MacAddress;
import org.wwep.hal.emulated.EmulatedBoard;
import org.wwep.hal.emulated.EmulatedLed;
import org.wwep.net.host.HostStack;
import org.wwep.rtos.HostRtos;

@Timeout(30)
class ClientDeviceTest {
  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
  private static final Duration LONG = Duration.ofSeconds(20);

  private final HostRtos rtos = new HostRtos(7);
  private final HostStack net = new HostStack();
  private final EmulatedBoard board =
      new EmulatedBoard(
          BoardConfig.defaults().withMac(MacAddress.parse("02:00:00:00:00:01")), rtos::now);
  private final List<String> console = Collections.synchronizedList(new ArrayList<>());

  /** Edges are stamped ahead of the clock, so that a test need not wait out the debounce window. */
  private Instant pressedAt = rtos.now();

  @AfterEach
  void put_away() {
    board.close();
    net.close();
    rtos.close();
  }

  @Test
  void a_press_flips_the_led_and_writes_it_to_register_05() throws Exception {
    try (ScriptedServer server = new ScriptedServer();
        ClientDevice device = device(at(server.port()))) {
      press(device, 4);
      assertThat(device.id()).hasToString("0003");
      assertThat(server.frames())
          .containsExactly("W0003050001", "W0003050000", "W0003050001", "W0003050000");
      assertThat(board.led("led1").history().stream().map(EmulatedLed.Change::lit))
          .containsExactly(true, false, true, false);
      assertThat(device.summary().acknowledged()).isEqualTo(4);
      assertThat(console)
          .contains("Sent Message=W0003050001", "Server Response=A0003050001")
          .contains("Idle -> Connecting by ButtonPressed", "AwaitingReply -> Idle by Acknowledged");
    }
  }

  static Stream<Arguments> troubles() {
    return Stream.of(
        Arguments.of("PeerClosed", "no reply", ScriptedServer.text("")),
        Arguments.of("PeerClosed", "half a reply, 5 of 11", ScriptedServer.text("A0003")),
        Arguments.of("ReplyTimeout", "no reply within 150 ms", ScriptedServer.SILENCE),
        Arguments.of("ReplyTimeout", "half a reply", ScriptedServer.textThenSilence("A00030")),
        Arguments.of("PeerReset", "", ScriptedServer.RESET),
        Arguments.of("Refused", "answered X", ScriptedServer.text("X")),
        Arguments.of("Refused", "(read-only)", ScriptedServer.text("X read-only")),
        Arguments.of("Refused", "answered X", ScriptedServer.textThenSilence("X")),
        Arguments.of("WrongEcho", "A0003050007", ScriptedServer.text("A0003050007")),
        Arguments.of("MalformedReply", "'H' is neither", ScriptedServer.text("HTTP/1.1 400")));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("troubles")
  void each_trouble_is_told_apart_retried_and_the_press_still_arrives(
      String kind, String detail, Behaviour trouble) throws Exception {
    try (ScriptedServer server = new ScriptedServer(trouble);
        ClientDevice device = device(at(server.port()))) {
      press(device, 2);
      assertThat(console)
          .filteredOn(line -> line.startsWith("Error="))
          .singleElement()
          .asString()
          .startsWith("Error=" + kind + " Message=W0003050001 (attempt 1 of 3): ")
          .contains(detail);
      assertThat(server.frames()).containsExactly("W0003050001", "W0003050001", "W0003050000");
      assertThat(device.summary().acknowledged()).isEqualTo(2);
      assertThat(device.summary().givenUp()).isZero();
    }
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("troubles")
  void after_three_attempts_a_frame_is_given_up_by_name_and_the_next_press_is_sent(
      String kind, String detail, Behaviour trouble) throws Exception {
    try (ScriptedServer server = new ScriptedServer(trouble, trouble, trouble);
        ClientDevice device = device(at(server.port()))) {
      press(device, 2);
      assertThat(console)
          .filteredOn(line -> line.startsWith("Gave Up"))
          .singleElement()
          .asString()
          .startsWith("Gave Up Message=W0003050001 after 3 attempts: " + kind + ": ")
          .contains(detail);
      assertThat(server.frames().getLast()).isEqualTo("W0003050000");
      assertThat(device.summary().givenUp()).isEqualTo(1);
      assertThat(device.summary().acknowledged()).isEqualTo(1);
    }
  }

  @Test
  void a_reply_in_eleven_pieces_is_a_reply() throws Exception {
    try (ScriptedServer server = new ScriptedServer(ScriptedServer.IN_PIECES);
        ClientDevice device = device(at(server.port()))) {
      press(device, 1);
      assertThat(device.summary().acknowledged()).isEqualTo(1);
      assertThat(console).noneMatch(line -> line.startsWith("Error="));
    }
  }

  @Test
  void the_connection_is_closed_once_the_reply_is_in() throws Exception {
    CountDownLatch ended = new CountDownLatch(1);
    Behaviour untilTheEnd =
        (frame, socket) -> {
          ScriptedServer.IN_PIECES.answer(frame, socket);
          if (socket.getInputStream().read() < 0) {
            ended.countDown();
          }
        };
    try (ScriptedServer server = new ScriptedServer(untilTheEnd);
        ClientDevice device = device(at(server.port()))) {
      press(device, 1);
      assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(device.summary().state()).isEqualTo("Idle");
    }
  }

  @Test
  void the_back_off_grows_from_attempt_to_attempt() throws Exception {
    List<Instant> tries = Collections.synchronizedList(new ArrayList<>());
    Behaviour refuse =
        (frame, socket) -> {
          tries.add(rtos.now());
          ScriptedServer.text("X").answer(frame, socket);
        };
    try (ScriptedServer server = new ScriptedServer(refuse, refuse, refuse)) {
      DeviceConfig config =
          at(server.port())
              .withSettings(
                  settings ->
                      settings.withRetry(
                          RetryPolicy.DEFAULT.withBackOff(
                              Duration.ofMillis(20), Duration.ofSeconds(30))));
      try (ClientDevice device = device(config)) {
        press(device, 1);
      }
    }
    // Jittered down by half at most: 10 to 20 ms, then 20 to 40 ms.
    assertThat(Duration.between(tries.get(0), tries.get(1))).isGreaterThan(Duration.ofMillis(9));
    assertThat(Duration.between(tries.get(1), tries.get(2))).isGreaterThan(Duration.ofMillis(19));
  }

  @Test
  void the_reply_timeout_is_for_the_whole_reply_however_it_drips() throws Exception {
    try (ScriptedServer server = new ScriptedServer(ScriptedServer.DRIP);
        ClientDevice device = device(at(server.port()))) {
      press(device, 1);
      assertThat(console)
          .filteredOn(line -> line.startsWith("Error=Refused"))
          .singleElement()
          .asString()
          .as("cut off after 150 ms, at 40 ms a byte")
          .doesNotContain("y".repeat(20));
    }
  }

  @Test
  void without_a_server_each_frame_is_given_up_in_order() throws Exception {
    int nobody;
    try (ServerSocket taken = new ServerSocket(0, 1, LOOPBACK)) {
      nobody = taken.getLocalPort();
    }
    try (ClientDevice device = device(at(nobody))) {
      press(device, 3);
      assertThat(console)
          .filteredOn(line -> line.startsWith("Gave Up"))
          .hasSize(3)
          .allMatch(line -> line.contains("ConnectFailed"))
          .extracting(line -> line.replaceAll(".*Message=(\\w+) .*", "$1"))
          .containsExactly("W0003050001", "W0003050000", "W0003050001");
      assertThat(device.summary().pending()).isEmpty();
    }
  }

  @Test
  void a_wrong_name_is_tried_three_times_for_each_press_and_told_as_such() throws Exception {
    DeviceConfig config = config(ServerConfig.named("no-such-host.invalid"), 1);
    try (ClientDevice device = device(config)) {
      press(device, 2);
      assertThat(console)
          .filteredOn(line -> line.startsWith("Gave Up"))
          .hasSizeBetween(2, 3)
          .allMatch(line -> line.contains("NameNotResolved"));
      assertThat(device.summary().givenUp()).isEqualTo(2);
      assertThat(device.summary().state()).isEqualTo("Idle");
    }
  }

  @Test
  void a_wrong_name_with_a_fallback_address_is_told_and_overcome() throws Exception {
    try (ScriptedServer server = new ScriptedServer();
        ClientDevice device =
            device(
                config(new ServerConfig("no-such-host.invalid", null, LOOPBACK), server.port()))) {
      press(device, 1);
      assertThat(console)
          .anyMatch(
              line ->
                  line.startsWith("Error=NameNotResolved")
                      && line.contains("using the fallback address 127.0.0.1"));
      assertThat(server.frames()).containsExactly("W0003050001");
    }
  }

  @Test
  void presses_during_a_transaction_queue_in_order_and_flip_the_led_at_once() throws Exception {
    try (ScriptedServer server = new ScriptedServer(ScriptedServer.SILENCE);
        ClientDevice device = device(at(server.port()))) {
      press(device, 6);
      assertThat(server.frames())
          .containsExactly(
              "W0003050001",
              "W0003050001",
              "W0003050000",
              "W0003050001",
              "W0003050000",
              "W0003050001",
              "W0003050000");
      assertThat(board.led("led1").history()).hasSize(6);
      // All six flips came while the first frame was still waiting for its reply.
      Instant lastFlip = board.led("led1").history().getLast().at();
      assertThat(Duration.between(board.led("led1").history().getFirst().at(), lastFlip))
          .isLessThan(Duration.ofMillis(150));
    }
  }

  @Test
  void power_off_darkens_the_led_and_drops_the_queue_and_power_on_starts_anew() throws Exception {
    try (ScriptedServer server = new ScriptedServer(ScriptedServer.SILENCE);
        ClientDevice device = device(at(server.port()))) {
      device.powerOn();
      device.drain(LONG);
      edges(1);
      device.powerOff();
      assertThat(board.led("led1").lit()).isFalse();
      assertThat(device.summary().state()).isEqualTo("Off");
      device.powerOn();
      press(device, 1);
      assertThat(server.frames().getLast()).isEqualTo("W0003050001");
      assertThat(device.summary().acknowledged()).isEqualTo(1);
    }
  }

  @Test
  void closing_leaves_no_task_behind() throws Exception {
    try (ScriptedServer server = new ScriptedServer(ScriptedServer.SILENCE);
        ClientDevice device = device(at(server.port()))) {
      device.powerOn();
      edges(1);
    }
    assertThat(rtos.tasks()).isZero();
  }

  private DeviceConfig at(int port) {
    return config(new ServerConfig("localhost", LOOPBACK, null), port);
  }

  private static DeviceConfig config(ServerConfig server, int port) {
    return DeviceConfig.forServer(server, LinkConfig.open(port))
        .withSettings(
            settings ->
                settings
                    .withTiming(ClientTimeouts.DEFAULT.withReply(Duration.ofMillis(150)))
                    .withRetry(
                        RetryPolicy.DEFAULT.withBackOff(Duration.ofMillis(1), Duration.ofMillis(4)))
                    .withDebounce(Duration.ZERO));
  }

  private ClientDevice device(DeviceConfig config) {
    return new ClientDevice(board, rtos, net, config, new SerialConsole(console::add));
  }

  /** Powers on, presses that often in a row, and waits until all of it is dealt with. */
  private void press(ClientDevice device, int times) throws IOException, InterruptedException {
    device.powerOn();
    assertThat(device.drain(LONG)).as("booted; console: %s", console).isTrue();
    edges(times);
    assertThat(device.drain(LONG)).as("drained; console: %s", console).isTrue();
  }

  private void edges(int times) {
    for (int i = 0; i < times; i++) {
      pressedAt = pressedAt.plusMillis(1);
      board.button("btn1").play(new Edge(pressedAt, Level.LOW));
      pressedAt = pressedAt.plusMillis(1);
      board.button("btn1").play(new Edge(pressedAt, Level.HIGH));
    }
  }
}
