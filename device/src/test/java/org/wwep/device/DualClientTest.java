package org.wwep.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wwep.client.ApiStyle;
import org.wwep.client.ClientTimeouts;
import org.wwep.device.trace.SerialConsole;
import org.wwep.hal.BoardConfig;
import org.wwep.hal.ButtonConfig;
import org.wwep.hal.Edge;
import org.wwep.hal.LedConfig;
import org.wwep.hal.Level;
import org.wwep.hal.MacAddress;
import org.wwep.hal.Pin;
import org.wwep.hal.emulated.EmulatedBoard;
import org.wwep.net.host.HostStack;
import org.wwep.net.packet.PoolSnapshot;
import org.wwep.rtos.HostRtos;

@Timeout(30)
class DualClientTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  private final HostRtos rtos = new HostRtos(9);
  private final HostStack net = new HostStack();
  private final EmulatedBoard board =
      new EmulatedBoard(
          new BoardConfig(
              List.of(
                  ButtonConfig.toGround("btn1", new Pin(5)),
                  ButtonConfig.toGround("btn2", new Pin(6))),
              List.of(
                  LedConfig.toGround("led1", new Pin(17)), LedConfig.toGround("led2", new Pin(27))),
              MacAddress.parse("02:00:00:00:00:01")),
          rtos::now);
  private final List<String> open = new CopyOnWriteArrayList<>();
  private final List<String> secure = new CopyOnWriteArrayList<>();
  private Instant pressedAt = rtos.now();

  @AfterEach
  void put_away() {
    board.close();
    net.close();
    rtos.close();
  }

  private static DeviceConfig config(int port) {
    return DeviceConfig.forServer(
            new ServerConfig("localhost", InetAddress.ofLiteral("127.0.0.1"), null),
            LinkConfig.open(port).withApi(ApiStyle.PACKET))
        .withSettings(
            settings ->
                settings
                    .withTiming(ClientTimeouts.DEFAULT.withReply(Duration.ofMillis(300)))
                    .withRetry(
                        RetryPolicy.DEFAULT.withBackOff(Duration.ofMillis(1), Duration.ofMillis(4)))
                    .withDebounce(Duration.ZERO));
  }

  private DualClient dual(int openPort, int securePort) {
    return new DualClient(
        board,
        rtos,
        net,
        config(openPort),
        config(securePort),
        new SerialConsole(open::add),
        new SerialConsole(secure::add));
  }

  private void press(String button, int times) throws IOException {
    for (int i = 0; i < times; i++) {
      pressedAt = pressedAt.plusMillis(1);
      board.button(button).play(new Edge(pressedAt, Level.LOW));
      pressedAt = pressedAt.plusMillis(1);
      board.button(button).play(new Edge(pressedAt, Level.HIGH));
    }
  }

  @Test
  void each_button_has_its_led_its_register_and_its_server() throws Exception {
    try (ScriptedServer first = new ScriptedServer();
        ScriptedServer second = new ScriptedServer();
        DualClient dual = dual(first.port(), second.port())) {
      dual.powerOn();
      press("btn1", 3);
      press("btn2", 2);
      assertThat(dual.drain(LONG)).isTrue();
      assertThat(first.frames()).containsExactly("W0003050001", "W0003050000", "W0003050001");
      assertThat(second.frames()).containsExactly("W0003060001", "W0003060000");
      assertThat(board.led("led1").lit()).isTrue();
      assertThat(board.led("led2").lit()).isFalse();
      assertThat(board.led("led2").history()).hasSize(2);
      assertThat(dual.open().summary().acknowledged()).isEqualTo(3);
      assertThat(dual.secure().summary().acknowledged()).isEqualTo(2);
      assertThat(open).contains("Sent Message=W0003050001");
      assertThat(secure).contains("Sent Message=W0003060001");
    }
  }

  @Test
  void both_take_their_packets_from_the_same_pools_and_give_them_back() throws Exception {
    try (ScriptedServer first = new ScriptedServer(ScriptedServer.IN_PIECES);
        ScriptedServer second = new ScriptedServer();
        DualClient dual = dual(first.port(), second.port())) {
      dual.powerOn();
      press("btn1", 20);
      press("btn2", 20);
      assertThat(dual.drain(LONG)).isTrue();
      assertThat(dual.pools().transmitted().allocated()).isEqualTo(40);
      assertThat(dual.pools().received().allocated()).isGreaterThanOrEqualTo(40);
      assertThat(dual.pools().snapshot().buffers()).allMatch(PoolSnapshot.Buffer::free);
    }
    assertThat(rtos.tasks()).isZero();
  }

  @Test
  void a_silent_server_of_one_does_not_hold_up_the_other() throws Exception {
    try (ScriptedServer first =
            new ScriptedServer(
                ScriptedServer.SILENCE, ScriptedServer.SILENCE, ScriptedServer.SILENCE);
        ScriptedServer second = new ScriptedServer();
        DualClient dual = dual(first.port(), second.port())) {
      dual.powerOn();
      press("btn1", 1);
      press("btn2", 1);
      assertThat(dual.secure().drain(LONG)).isTrue();
      assertThat(dual.open().summary().pending()).isNotEmpty();
      assertThat(dual.drain(LONG)).isTrue();
      assertThat(dual.open().summary().givenUp()).isEqualTo(1);
      assertThat(dual.secure().summary().acknowledged()).isEqualTo(1);
    }
  }
}
