package org.wwep.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wwep.client.ApiStyle;
import org.wwep.device.trace.SerialConsole;
import org.wwep.hal.BoardConfig;
import org.wwep.hal.Edge;
import org.wwep.hal.Level;
import org.wwep.hal.emulated.EmulatedBoard;
import org.wwep.net.NamedAddressStack;
import org.wwep.net.NetworkStack;
import org.wwep.net.bsd.SocketStack;
import org.wwep.net.bsd.StackSockets;
import org.wwep.net.host.HostStack;
import org.wwep.rtos.HostRtos;

/** A server whose name has an address that refuses, before the one at which it listens. */
@Timeout(30)
class ServerAddressesTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  @ParameterizedTest
  @EnumSource
  void an_address_that_refuses_does_not_hide_the_one_behind_it(ApiStyle api) throws Exception {
    List<String> console = Collections.synchronizedList(new ArrayList<>());
    try (HostRtos rtos = new HostRtos(7);
        HostStack host = new HostStack();
        NetworkStack net = stack(api, rtos, NamedAddressStack.refusingFirst(host));
        ScriptedServer server = new ScriptedServer();
        EmulatedBoard board = new EmulatedBoard(BoardConfig.defaults(), rtos::now);
        ClientDevice device =
            new ClientDevice(
                board,
                rtos,
                net,
                DeviceConfig.forServer(
                        ServerConfig.named("class.example"),
                        LinkConfig.open(server.port()).withApi(api))
                    .withSettings(
                        settings ->
                            settings
                                .withRetry(RetryPolicy.DEFAULT.withAttempts(1))
                                .withDebounce(Duration.ZERO)),
                new SerialConsole(console::add))) {
      device.powerOn();
      assertThat(device.drain(LONG)).as("%s", console).isTrue();
      Instant at = rtos.now();
      for (int i = 1; i <= 4; i++) {
        board.button("btn1").play(new Edge(at.plusMillis(i), i % 2 == 0 ? Level.HIGH : Level.LOW));
      }
      assertThat(device.drain(LONG)).as("%s", console).isTrue();
      assertThat(device.summary().givenUp()).as("%s", console).isZero();
      assertThat(server.frames()).hasSize(2);
    }
  }

  private static NetworkStack stack(ApiStyle api, HostRtos rtos, NetworkStack two) {
    return api == ApiStyle.BSD ? new SocketStack(new StackSockets(rtos, two), two::join) : two;
  }

  @Test
  void zephyrs_look_up_has_all_of_them() throws Exception {
    try (HostRtos rtos = new HostRtos(7);
        HostStack host = new HostStack()) {
      NetworkStack two = NamedAddressStack.refusingFirst(host);
      try (SocketStack sockets = new SocketStack(new StackSockets(rtos, two), two::join)) {
        assertThat(sockets.resolveAll("class.example", LONG))
            .isEqualTo(two.resolveAll("class.example", LONG));
      }
    }
  }
}
