package org.wwep.emulator.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wwep.net.BindFailedException;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.protocol.DeviceId;
import org.wwep.protocol.Partitions;
import org.wwep.protocol.ProtocolVectors;
import org.wwep.protocol.server.ServerSettings;
import org.wwep.protocol.server.Transaction;

/** What every register server does on real sockets, whatever it is built on. */
@Timeout(60)
public abstract class RegisterServerContract {
  private static final Duration LONG = Duration.ofSeconds(20);

  private final MemoryStore store = new MemoryStore();
  private final List<Transaction> console = Collections.synchronizedList(new ArrayList<>());

  @Test
  void the_vectors_of_the_reference_hold_on_the_wire() throws Exception {
    try (ServerHandle server = start(options())) {
      for (ProtocolVectors vector : ProtocolVectors.under("One exchange a connection")) {
        assertThat(exchange(server, List.of(vector.bytes()), true))
            .as("%s", vector)
            .isEqualTo(vector.answer());
      }
    }
  }

  @Test
  void the_vectors_hold_with_reasons_and_with_keep_alive() throws Exception {
    try (ServerHandle server = start(options().withReasons(true))) {
      for (ProtocolVectors vector : ProtocolVectors.under("One exchange a connection")) {
        assertThat(exchange(server, List.of(vector.bytes()), true))
            .as("%s", vector)
            .isEqualTo(vector.withReasons());
      }
    }
    try (ServerHandle server = start(options().withKeepAlive(true).withReasons(true))) {
      for (ProtocolVectors vector : ProtocolVectors.under("Keep-alive")) {
        assertThat(exchange(server, List.of(vector.bytes()), true))
            .as("%s", vector)
            .isEqualTo(vector.withReasons());
      }
    }
  }

  @Test
  void a_frame_in_every_one_of_its_1024_splits_is_acknowledged() throws Exception {
    try (ServerHandle server =
            start(options().withReasons(true).withFirstByteTimeout(LONG).withReadTimeout(LONG));
        ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> answers =
          Partitions.every("W0FAC0B1234".getBytes(ISO_8859_1))
              .map(cut -> clients.submit(() -> exchange(server, cut, false)))
              .toList();
      assertThat(answers).hasSize(1024);
      for (Future<String> answer : answers) {
        assertThat(answer.get()).isEqualTo("A0FAC0B1234");
      }
    }
  }

  @Test
  void silence_in_mid_frame_and_silence_from_the_start_are_refused_in_time() throws Exception {
    try (ServerHandle server = start(options());
        Socket silent = connect(server);
        Socket slow = connect(server)) {
      slow.getOutputStream().write("W0FAC0B123".getBytes(ISO_8859_1));
      assertThat(RawClient.read(slow)).isEqualTo("X");
      assertThat(RawClient.read(silent)).isEqualTo("X");
      assertThat(store.read(DeviceId.parse("0FAC"), 0x0B)).isEmpty();
    }
  }

  @Test
  void an_immediate_close_harms_nobody() throws Exception {
    try (ServerHandle server = start(options())) {
      for (int i = 0; i < 50; i++) {
        Socket hasty = connect(server);
        hasty.setSoLinger(i % 2 == 0, 0);
        hasty.close();
      }
      assertThat(exchange(server, List.of("W0FAC0B1234".getBytes(ISO_8859_1)), false))
          .isEqualTo("A0FAC0B1234");
    }
  }

  @Test
  void a_person_has_the_time_to_type_a_frame_but_not_to_pause_within_one() throws Exception {
    try (ServerHandle server =
            start(options().withFirstByteTimeout(LONG).withReadTimeout(Duration.ofMillis(50)));
        Socket typist = connect(server);
        Socket slow = connect(server)) {
      typist.setSoTimeout(200);
      assertThatThrownBy(() -> typist.getInputStream().read())
          .isInstanceOf(SocketTimeoutException.class);
      typist.getOutputStream().write("W0FAC0B1234\n".getBytes(ISO_8859_1));
      assertThat(RawClient.read(typist)).isEqualTo("A0FAC0B1234");
      slow.getOutputStream().write("W0FAC".getBytes(ISO_8859_1));
      assertThat(RawClient.read(slow)).isEqualTo("X");
    }
  }

  @Test
  void two_hundred_connections_at_once_are_all_served() throws Exception {
    try (ServerHandle server = start(options().withFirstByteTimeout(LONG).withReadTimeout(LONG))) {
      List<Socket> sockets = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        sockets.add(connect(server));
      }
      for (int i = 0; i < 200; i++) {
        sockets.get(i).getOutputStream().write("W%04X050001".formatted(i).getBytes(ISO_8859_1));
      }
      for (int i = 0; i < 200; i++) {
        try (Socket socket = sockets.get(i)) {
          assertThat(RawClient.read(socket)).isEqualTo("A%04X050001".formatted(i));
        }
      }
      assertThat(console.stream().map(Transaction::number))
          .containsExactlyElementsOf(
              IntStream.rangeClosed(1, 200).mapToObj(Long::valueOf).toList());
    }
  }

  @Test
  void past_the_limit_a_connection_is_refused_and_a_freed_place_is_used_again() throws Exception {
    ServerSettings one =
        options()
            .withMaxConnections(1)
            .withReasons(true)
            .withFirstByteTimeout(LONG)
            .withReadTimeout(LONG);
    try (ServerHandle server = start(one)) {
      try (Socket first = connect(server)) {
        first.getOutputStream().write('W');
        try (Socket second = connect(server)) {
          assertThat(RawClient.read(second)).isEqualTo("X too many connections");
        }
        first.getOutputStream().write("0FAC0B1234".getBytes(ISO_8859_1));
        assertThat(RawClient.read(first)).isEqualTo("A0FAC0B1234");
      }
      String again = "X too many connections";
      while (again.startsWith("X")) {
        again = exchange(server, List.of("R0FAC0B".getBytes(ISO_8859_1)), false);
      }
      assertThat(again).isEqualTo("A0FAC0B1234");
    }
  }

  @Test
  void a_reply_is_not_lost_to_a_reset_when_the_client_sent_too_much() throws Exception {
    byte[] flood = ("W0FAC0B1234" + "junk".repeat(8_000)).getBytes(ISO_8859_1);
    try (ServerHandle server = start(options())) {
      for (int i = 0; i < 20; i++) {
        assertThat(exchange(server, List.of(flood), true)).isEqualTo("X");
      }
    }
  }

  @Test
  void the_console_tells_number_peer_port_frame_and_reply() throws Exception {
    try (ServerHandle server = start(options())) {
      exchange(server, List.of("W0FAC0B1234".getBytes(ISO_8859_1)), false);
      exchange(server, List.of("w\n\u0001".getBytes(ISO_8859_1)), false);
      assertThat(console.getFirst().line())
          .matches("#1 127\\.0\\.0\\.1:\\d+ open W0FAC0B1234 -> A0FAC0B1234");
      assertThat(console.getLast().line())
          .matches("#2 127\\.0\\.0\\.1:\\d+ open w -> X 'w' is no command");
    }
  }

  @Test
  void a_port_in_use_is_said_so() throws Exception {
    try (ServerHandle server = start(options())) {
      assertThatThrownBy(() -> start(ServerSettings.at(server.ports().getFirst().local())))
          .isInstanceOf(BindFailedException.class)
          .hasMessageContaining(server.ports().getFirst().local().toString())
          .hasMessageContaining("in use");
    }
  }

  protected static ServerSettings options() {
    return ServerSettings.at(Endpoint.loopback(0))
        .withFirstByteTimeout(Duration.ofMillis(300))
        .withReadTimeout(Duration.ofMillis(300));
  }

  /** Returns what starts servers on the operating system's sockets. */
  protected abstract ServerFactory factory();

  private ServerHandle start(ServerSettings options) throws LinkException {
    return factory().start(options, store, console::add);
  }

  protected static Socket connect(ServerHandle server) throws IOException {
    return RawClient.connect(server.ports().getFirst().local());
  }

  protected static String exchange(ServerHandle server, List<byte[]> pieces, boolean halfClose)
      throws IOException {
    return RawClient.exchange(server.ports().getFirst().local(), pieces, halfClose);
  }
}
