package org.wwep.emulator.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.host.HostStack;
import org.wwep.protocol.server.ServerSettings;
import org.wwep.rtos.HostRtos;

/** How a server, and a connection, leave nothing behind. */
@Timeout(60)
class ClosingTest {
  private final HostRtos rtos = new HostRtos(1);
  private final HostStack net = new HostStack();
  private final MemoryStore store = new MemoryStore();

  @AfterEach
  void put_away() {
    net.close();
    rtos.close();
  }

  @Test
  void closing_leaves_no_task_behind_even_with_clients_waiting() throws Exception {
    try (Socket waiting = serveAndClose()) {
      assertThat(ended(waiting)).isTrue();
    }
    rtos.close();
    assertThat(rtos.tasks()).isZero();
  }

  @ParameterizedTest(name = "cancelled {0}")
  @ValueSource(booleans = {true, false})
  void a_client_that_was_accepted_while_the_server_closed_is_let_go(boolean cancelled)
      throws Exception {
    try (SlowListener slow = new SlowListener(cancelled);
        RegisterServer server =
            RegisterServer.start(
                rtos,
                slow,
                options()
                    .withFirstByteTimeout(Duration.ofMinutes(5))
                    .withReadTimeout(Duration.ofMinutes(5)),
                store,
                transaction -> {});
        Socket client = RawClient.connect(server.local().getFirst())) {
      Runnable close = server::close;
      slow.awaitAccepted();
      close.run();
      slow.goOn();
      assertThat(ended(client)).isTrue();
    }
  }

  @Test
  void a_connection_that_has_ended_is_forgotten() throws Exception {
    try (RegisterServer server = start(options())) {
      for (int i = 0; i < 10; i++) {
        RawClient.exchange(
            server.local().getFirst(), List.of("W0FAC0B1234".getBytes(ISO_8859_1)), true);
      }
      // The accepting task is the last; the others end whatever they have done.
      while (rtos.tasks() > 1) {
        Thread.onSpinWait();
      }
      assertThat(server.connections()).isZero();
    }
  }

  /** Returns a client that has sent half a frame to a server that was closed since. */
  private Socket serveAndClose() throws Exception {
    try (RegisterServer server =
        start(
            options()
                .withFirstByteTimeout(Duration.ofMinutes(5))
                .withReadTimeout(Duration.ofMinutes(5)))) {
      Socket waiting = RawClient.connect(server.local().getFirst());
      waiting.getOutputStream().write('W');
      return waiting;
    }
  }

  private static boolean ended(Socket socket) throws IOException {
    try {
      return socket.getInputStream().read() < 0;
    } catch (SocketException _) {
      return true;
    }
  }

  private static ServerSettings options() {
    return ServerSettings.at(Endpoint.loopback(0))
        .withFirstByteTimeout(Duration.ofMillis(300))
        .withReadTimeout(Duration.ofMillis(300));
  }

  private RegisterServer start(ServerSettings options) throws LinkException {
    return RegisterServer.start(rtos, net, options, store, transaction -> {});
  }
}
