package org.wwep.device.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.wwep.client.ApiStyle;
import org.wwep.client.ClientTimeouts;
import org.wwep.client.ReplyOutcome;
import org.wwep.client.WwepClient;
import org.wwep.device.server.ServerFirmwareTestbed.Kind;
import org.wwep.net.Endpoint;
import org.wwep.net.SecureLayer;
import org.wwep.net.bsd.SocketLayer;
import org.wwep.net.bsd.StackSockets;
import org.wwep.net.packet.PacketPools;
import org.wwep.net.packet.PoolSizes;
import org.wwep.net.packet.PoolSnapshot;
import org.wwep.protocol.ErrorReply;
import org.wwep.protocol.ProtocolVectors;
import org.wwep.protocol.Request;
import org.wwep.protocol.server.ServerPort;
import org.wwep.protocol.server.Transaction;

/** The course's three servers, held to the protocol's page and to their packets. */
@Timeout(60)
class ServerFirmwareTest {
  private static final Duration LONG = Duration.ofSeconds(5);

  static Stream<Arguments> kinds_and_styles() {
    return Stream.of(Kind.values())
        .flatMap(kind -> Stream.of(ApiStyle.values()).map(api -> Arguments.of(kind, api)));
  }

  @ParameterizedTest
  @EnumSource
  void every_vector_of_the_protocols_page_is_answered(Kind kind) throws Exception {
    for (boolean keepAlive : new boolean[] {false, true}) {
      for (boolean reasons : new boolean[] {false, true}) {
        ServerFirmwareSettings settings =
            ServerFirmwareTestbed.SETTINGS
                .withKeepAlive(keepAlive)
                .withReasons(reasons)
                .withReadTimeout(LONG)
                .withSockets(2);
        try (ServerFirmwareTestbed rig = new ServerFirmwareTestbed(kind, settings)) {
          for (ProtocolVectors row :
              ProtocolVectors.under(keepAlive ? "Keep-alive" : "One exchange a connection")) {
            assertThat(rig.exchange(row.bytes()))
                .as("%s", row)
                .isEqualTo(reasons ? row.withReasons() : row.answer());
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("kinds_and_styles")
  void a_hundred_transactions_leave_every_packet_in_its_pool(Kind kind, ApiStyle api)
      throws Exception {
    try (ServerFirmwareTestbed rig =
        new ServerFirmwareTestbed(kind, ServerFirmwareTestbed.SETTINGS)) {
      PacketPools pools = new PacketPools(PoolSizes.DEFAULT, rig.rtos);
      SecureLayer open =
          api == ApiStyle.BSD
              ? SocketLayer.open(net -> new StackSockets(rig.rtos, net))
              : SecureLayer.OPEN;
      WwepClient client =
          new WwepClient(
              rig.net, rig.rtos::now, api, open, pools, ClientTimeouts.DEFAULT.withReply(LONG));
      for (int i = 0; i < 100; i++) {
        Request request = Request.parse("W0FAC05%04X".formatted(i));
        assertThat(client.exchange(rig.firmware.local(), request))
            .isInstanceOf(ReplyOutcome.Done.class);
      }
      assertThat(pools.snapshot().buffers()).allMatch(PoolSnapshot.Buffer::free);
      assertThat(rig.transactions).hasSize(100);
      assertThat(rig.transactions.getLast().line()).endsWith(" open W0FAC050063 -> A0FAC050063");
    }
  }

  @ParameterizedTest
  @MethodSource("kinds_and_styles")
  void padded_frames_pass_both_ways(Kind kind, ApiStyle api) throws Exception {
    ServerFirmwareSettings settings = ServerFirmwareTestbed.SETTINGS;
    try (ServerFirmwareTestbed rig =
        new ServerFirmwareTestbed(kind, settings.withRules(settings.rules().withPadded(true)))) {
      WwepClient client =
          new WwepClient(
              rig.net,
              rig.rtos::now,
              api,
              api == ApiStyle.BSD
                  ? SocketLayer.open(net -> new StackSockets(rig.rtos, net))
                  : SecureLayer.OPEN,
              ClientTimeouts.DEFAULT.withReply(LONG));
      client.padFrames(true);
      Endpoint server = rig.firmware.local();
      assertThat(client.exchange(server, Request.parse("W0FAC050001")))
          .isInstanceOf(ReplyOutcome.Done.class);
      assertThat(client.exchange(server, Request.parse("R0FAC06")))
          .isEqualTo(new ReplyOutcome.Denied(new ErrorReply("")));
      assertThat(rig.exchange("R0FAC05\0and whatever".getBytes(US_ASCII)))
          .isEqualTo("A0FAC050001" + "\0".repeat(9));
      assertThat(rig.transactions.getFirst().line()).endsWith("W0FAC050001 -> A0FAC050001");
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_silent_client_and_half_a_frame_are_refused_after_their_timeouts(Kind kind)
      throws Exception {
    try (ServerFirmwareTestbed rig =
        new ServerFirmwareTestbed(
            kind,
            ServerFirmwareTestbed.SETTINGS
                .withReasons(true)
                .withFirstByteTimeout(Duration.ofMillis(100)))) {
      for (String sent : List.of("", "W0FAC")) {
        try (Socket socket = rig.connect()) {
          ServerFirmwareTestbed.write(socket, sent);
          assertThat(new String(socket.getInputStream().readAllBytes(), US_ASCII))
              .isEqualTo(sent.isEmpty() ? "X nothing received" : "X incomplete: 5 of 11 bytes");
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void frames_are_answered_that_come_one_byte_at_a_time(Kind kind) throws Exception {
    ServerFirmwareSettings settings =
        ServerFirmwareTestbed.SETTINGS.withKeepAlive(true).withReadTimeout(LONG);
    try (ServerFirmwareTestbed rig = new ServerFirmwareTestbed(kind, settings);
        Socket socket = rig.connect()) {
      for (char c : "W0FAC050001R0FAC05".toCharArray()) {
        ServerFirmwareTestbed.write(socket, String.valueOf(c));
      }
      assertThat(new String(socket.getInputStream().readNBytes(22), US_ASCII))
          .isEqualTo("A0FAC050001A0FAC050001");
      socket.shutdownOutput();
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_kept_alive_client_may_be_silent_for_the_idle_timeout_and_no_longer(Kind kind)
      throws Exception {
    ServerFirmwareSettings settings =
        ServerFirmwareTestbed.SETTINGS.withKeepAlive(true).withIdleTimeout(Duration.ofMillis(300));
    try (ServerFirmwareTestbed rig = new ServerFirmwareTestbed(kind, settings);
        Socket socket = rig.connect()) {
      ServerFirmwareTestbed.write(socket, "W0FAC050001");
      assertThat(socket.getInputStream().readNBytes(11)).hasSize(11);
      rig.rtos.sleep(Duration.ofMillis(150));
      ServerFirmwareTestbed.write(socket, "R0FAC05");
      assertThat(socket.getInputStream().readAllBytes()).hasSize(11);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_refusal_arrives_although_the_client_goes_on_sending(Kind kind) throws Exception {
    try (ServerFirmwareTestbed rig =
        new ServerFirmwareTestbed(kind, ServerFirmwareTestbed.SETTINGS.withReadTimeout(LONG))) {
      for (int i = 0; i < 20; i++) {
        try (Socket socket = rig.connect()) {
          ServerFirmwareTestbed.write(socket, "GET / HTTP/1.1\r\n" + "y".repeat(20_000));
          assertThat(new String(socket.getInputStream().readAllBytes(), US_ASCII)).isEqualTo("X");
          // A connection that was closed with bytes unread is broken by now, and a write fails.
          for (int more = 0; more < 2; more++) {
            rig.rtos.sleep(Duration.ofMillis(5));
            ServerFirmwareTestbed.write(socket, "z");
          }
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_client_that_resets_harms_nobody(Kind kind) throws Exception {
    ServerFirmwareSettings settings =
        ServerFirmwareTestbed.SETTINGS.withReadTimeout(LONG).withSockets(1);
    try (ServerFirmwareTestbed rig = new ServerFirmwareTestbed(kind, settings)) {
      for (int i = 0; i < 20; i++) {
        try (Socket socket = rig.connect()) {
          ServerFirmwareTestbed.write(socket, i % 2 == 0 ? "" : "W0FAC0");
          socket.setSoLinger(true, 0);
        }
        assertThat(rig.exchange("W0FAC05000" + i % 10)).isEqualTo("A0FAC05000" + i % 10);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_full_register_table_is_answered_x(Kind kind) throws Exception {
    ServerFirmwareSettings settings = ServerFirmwareTestbed.SETTINGS.withReasons(true);
    try (ServerFirmwareTestbed rig =
        new ServerFirmwareTestbed(kind, settings, new RegisterTable(1))) {
      assertThat(rig.exchange("W0FAC050001")).isEqualTo("A0FAC050001");
      assertThat(rig.exchange("W0FAC060001")).isEqualTo("X no room for another register");
      assertThat(rig.exchange("W0FAC050002")).isEqualTo("A0FAC050002");
    }
  }

  @ParameterizedTest
  @EnumSource
  void each_connection_is_secured_and_told_as_such(Kind kind) throws Exception {
    AtomicInteger secured = new AtomicInteger();
    ServerFirmwareSettings settings =
        ServerFirmwareTestbed.SETTINGS.withPort(
            new ServerPort(
                Endpoint.loopback(0),
                raw -> {
                  secured.incrementAndGet();
                  return raw;
                }));
    try (ServerFirmwareTestbed rig = new ServerFirmwareTestbed(kind, settings)) {
      assertThat(rig.exchange("W0FAC050001")).isEqualTo("A0FAC050001");
      assertThat(rig.exchange("R0FAC05")).isEqualTo("A0FAC050001");
      assertThat(secured).hasValue(2);
      assertThat(rig.transactions).extracting(Transaction::port).containsExactly("tls", "tls");
    }
  }

  @ParameterizedTest
  @EnumSource
  void closing_ends_clients_in_every_state(Kind kind) throws Exception {
    ServerFirmwareSettings settings =
        ServerFirmwareTestbed.SETTINGS.withKeepAlive(true).withReadTimeout(LONG);
    ServerFirmwareTestbed rig = new ServerFirmwareTestbed(kind, settings);
    try (Socket idle = rig.connect();
        Socket mid = rig.connect()) {
      ServerFirmwareTestbed.write(idle, "W0FAC050001");
      // Read before the close, which may take a reply with it that is told but not sent yet.
      assertThat(idle.getInputStream().readNBytes(11)).hasSize(11);
      ServerFirmwareTestbed.write(mid, "W0FAC0");
      rig.close();
      assertThat(idle.getInputStream().read()).isEqualTo(-1);
    }
  }
}
