package org.wwep.device.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wwep.device.server.ServerFirmwareTestbed.Kind;
import org.wwep.net.packet.PoolSizes;

/** Where the three servers differ: what clients that come at the same time have of it. */
@Timeout(60)
class ManyClientsTest {
  private static final Duration LONG = Duration.ofSeconds(5);

  @ParameterizedTest
  @EnumSource
  void one_connection_at_a_time_waits_and_many_do_not(Kind kind) throws Exception {
    ServerFirmwareSettings settings =
        ServerFirmwareTestbed.SETTINGS.withKeepAlive(true).withReadTimeout(LONG);
    try (ServerFirmwareTestbed rig = new ServerFirmwareTestbed(kind, settings);
        Socket first = rig.connect();
        Socket second = rig.connect()) {
      ServerFirmwareTestbed.write(first, "W0FAC0");
      ServerFirmwareTestbed.write(second, "W0FAC050002");
      if (kind != Kind.CONCURRENT) {
        second.setSoTimeout(100);
        assertThat(firstByte(second)).isEqualTo("nothing yet");
        second.setSoTimeout(10_000);
        ServerFirmwareTestbed.write(first, "50001");
        first.shutdownOutput();
        assertThat(first.getInputStream().readAllBytes()).hasSize(11);
      }
      assertThat(firstByte(second)).isEqualTo("A");
    }
  }

  private static String firstByte(Socket socket) throws IOException {
    try {
      return Character.toString(socket.getInputStream().read());
    } catch (SocketTimeoutException _) {
      return "nothing yet";
    }
  }

  @ParameterizedTest
  @EnumSource
  void eight_clients_at_once_are_all_answered_from_two_packets_each_way(Kind kind)
      throws Exception {
    ServerFirmwareSettings settings =
        ServerFirmwareTestbed.SETTINGS
            .withSockets(8)
            .withReadTimeout(LONG)
            .withPools(PoolSizes.DEFAULT);
    try (ServerFirmwareTestbed rig = new ServerFirmwareTestbed(kind, settings)) {
      List<Socket> sockets = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        sockets.add(rig.connect());
      }
      for (Socket socket : sockets) {
        ServerFirmwareTestbed.write(socket, "W0FAC050001");
      }
      int answered = 0;
      for (Socket socket : sockets) {
        answered += socket.getInputStream().readAllBytes().length / 11;
        socket.close();
      }
      assertThat(answered).as("%s", kind).isEqualTo(8);
    }
  }
}
