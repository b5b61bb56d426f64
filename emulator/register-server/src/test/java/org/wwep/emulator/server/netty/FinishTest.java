package org.wwep.emulator.server.netty;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.wwep.emulator.server.MemoryStore;
import org.wwep.emulator.server.RawClient;
import org.wwep.net.Endpoint;
import org.wwep.protocol.server.ServerSettings;

/** How a server ends: it stops accepting, finishes what was begun, and goes. */
@ParameterizedClass
@EnumSource(Transport.class)
@Timeout(60)
class FinishTest {
  private static final ServerSettings OPTIONS =
      ServerSettings.at(Endpoint.loopback(0))
          .withKeepAlive(true)
          .withReadTimeout(Duration.ofSeconds(20));

  private final Transport transport;
  private NettyServer server;

  FinishTest(Transport transport) {
    this.transport = transport;
  }

  @AfterEach
  void put_away() {
    server.close();
  }

  @Test
  void a_frame_that_has_begun_is_answered_and_nobody_new_is_let_in() throws Exception {
    try (Socket half = RawClient.connect(server.local().getFirst());
        ExecutorService later = Executors.newVirtualThreadPerTaskExecutor()) {
      half.getOutputStream().write("R0FAC0BW0FAC".getBytes(ISO_8859_1));
      assertThat(half.getInputStream().read()).isEqualTo('X');
      Future<Boolean> finished = later.submit(() -> server.finish(Duration.ofSeconds(20)));
      // Who comes in the very moment is closed, who comes later does not come in.
      while (letsIn()) {
        Thread.onSpinWait();
      }
      half.getOutputStream().write("0B1234".getBytes(ISO_8859_1));
      assertThat(half.getInputStream().readAllBytes())
          .isEqualTo("A0FAC0B1234".getBytes(ISO_8859_1));
      RawClient.leave(half);
      assertThat(finished.get()).isTrue();
    }
  }

  @Test
  void a_client_between_frames_is_let_go_at_once() throws Exception {
    try (Socket idle = RawClient.connect(server.local().getFirst())) {
      idle.getOutputStream().write("R0FAC0B".getBytes(ISO_8859_1));
      assertThat(idle.getInputStream().read()).isEqualTo('X');
      try (ExecutorService later = Executors.newVirtualThreadPerTaskExecutor()) {
        Future<Boolean> finished = later.submit(() -> server.finish(Duration.ofSeconds(20)));
        assertThat(idle.getInputStream().read()).isNegative();
        RawClient.leave(idle);
        assertThat(finished.get()).isTrue();
      }
    }
  }

  @Test
  void who_does_not_finish_in_time_is_ended() throws Exception {
    try (Socket half = RawClient.connect(server.local().getFirst())) {
      half.getOutputStream().write("R0FAC0BW0FAC".getBytes(ISO_8859_1));
      assertThat(half.getInputStream().read()).isEqualTo('X');
      assertThat(server.finish(Duration.ofMillis(100))).isFalse();
      assertThat(half.getInputStream().read()).isNegative();
    }
  }

  private boolean letsIn() throws IOException {
    try (Socket socket = RawClient.connect(server.local().getFirst())) {
      return socket.isConnected();
    } catch (ConnectException _) {
      return false;
    }
  }

  @BeforeEach
  void start() throws Exception {
    server =
        NettyServer.start(
            TransportSettings.settings(OPTIONS, transport).withLoops(1),
            new MemoryStore(),
            new TransactionLog(InstantSource.system()),
            ServerMetrics.NONE);
  }
}
