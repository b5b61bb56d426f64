package org.wwep.emulator.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wwep.emulator.carrier.FirmwareSources;
import org.wwep.emulator.sim.net.SimHost;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.TcpSocket;

/** The example server in C in each interface, in virtual time. */
@ParameterizedClass
@EnumSource(value = TestCarrier.class, names = "PIPE", mode = EnumSource.Mode.EXCLUDE)
@Tag("slow")
class ExampleServerTest {
  private final TestCarrier on;

  ExampleServerTest(TestCarrier on) {
    this.on = on;
  }

  private static final Duration WAIT = Duration.ofSeconds(2);

  private FirmwareCarrier server(String api) throws Exception {
    return on.carrier(
        new FirmwareSources(
            List.of(TestCarrier.EXAMPLES.resolve(api + "-server/main.c")),
            List.of(),
            Map.of("TX_PACKET_POOL_SIZE", "6", "RX_PACKET_POOL_SIZE", "6")));
  }

  private static String exchange(SimHost from, String frame)
      throws LinkException, InterruptedException {
    byte[] reply = new byte[16];
    try (TcpSocket socket = from.socket()) {
      socket.connect(new Endpoint(SimulatedDevice.DEVICE, 27_708), WAIT);
      socket.send(frame.getBytes(StandardCharsets.US_ASCII), WAIT);
      int length = socket.receive(reply, 0, reply.length, WAIT);
      return length < 0 ? "" : new String(reply, 0, length, StandardCharsets.US_ASCII);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"wiced", "modustoolbox", "zephyr"})
  void it_keeps_registers_and_says_x_to_what_is_illegal(String api) throws Exception {
    try (SimulatedDevice device = new SimulatedDevice(server(api), 3)) {
      SimHost other = device.network.host("other", InetAddress.ofLiteral("198.51.100.20"));
      List<String> replies = new ArrayList<>();
      device.world.run(
          () -> {
            device.firmware.powerOn();
            device.sleep(1000);
            for (String frame :
                List.of("R0FAC05", "W0FAC051234", "R0FAC05", "Q", "W0FAC05123G", "W0FAC05AFFE\n")) {
              replies.add(exchange(other, frame));
            }
            replies.add(exchange(other, "R0FAC05"));
            device.sleep(1000);
          });
      assertThat(replies)
          .containsExactly(
              "X", "A0FAC051234", "A0FAC051234", "X", "X", "A0FAC05AFFE", "A0FAC05AFFE");
      assertThat(device.log.text()).contains(" W0FAC051234 A0FAC051234");
      assertThat(device.log.misuse()).isEmpty();
      assertThat(device.log.faults()).isEmpty();
      assertThat(device.host.openSockets()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"wiced", "modustoolbox", "zephyr"})
  void many_clients_at_once_are_all_answered(String api) throws Exception {
    try (SimulatedDevice device = new SimulatedDevice(server(api), 3)) {
      List<String> replies = new ArrayList<>();
      device.world.run(
          () -> {
            device.firmware.powerOn();
            device.sleep(1000);
            for (int i = 0; i < 12; i++) {
              SimHost host =
                  device.network.host("c" + i, InetAddress.ofLiteral("198.51.100." + (30 + i)));
              String frame = "W%04X05%04X".formatted(i, i);
              device
                  .world
                  .rtos("c" + i)
                  .spawn(
                      "c" + i,
                      () -> {
                        try {
                          replies.add(exchange(host, frame));
                        } catch (LinkException e) {
                          replies.add(e.kind());
                        }
                      });
            }
            device.sleep(3000);
          });
      assertThat(replies).hasSize(12).allMatch(reply -> reply.startsWith("A"));
    }
  }
}
