package org.wwep.emulator.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wwep.emulator.carrier.FirmwareSources;
import org.wwep.emulator.server.MemoryStore;
import org.wwep.emulator.server.RegisterServer;
import org.wwep.emulator.sim.net.SimHost;
import org.wwep.hal.BoardConfig;
import org.wwep.hal.ButtonConfig;
import org.wwep.hal.LedConfig;
import org.wwep.hal.Pin;
import org.wwep.net.Connection;
import org.wwep.net.Endpoint;
import org.wwep.net.SecureLayer;
import org.wwep.net.TcpSocket;
import org.wwep.net.tls.Tls;
import org.wwep.net.tls.TlsClientConfig;
import org.wwep.net.tls.TrustAnchors;
import org.wwep.protocol.server.ServerPort;
import org.wwep.protocol.server.ServerSettings;

/** The examples in C over TLS in each interface, in virtual time. */
@ParameterizedClass
@EnumSource(TestCarrier.class)
class ExampleTlsTest {
  private final TestCarrier on;

  ExampleTlsTest(TestCarrier on) {
    this.on = on;
  }

  private static final Duration WAIT = Duration.ofSeconds(5);

  private FirmwareCertificates certificates;

  @BeforeEach
  void certificates(@TempDir Path folder) throws Exception {
    certificates = new FirmwareCertificates(folder);
  }

  private FirmwareCarrier build(String example, Map<String, String> defines) throws Exception {
    return on.carrier(
        new FirmwareSources(
            List.of(TestCarrier.EXAMPLES.resolve(example + "/main.c")), List.of(), defines));
  }

  @ParameterizedTest
  @ValueSource(strings = {"wiced", "modustoolbox", "zephyr"})
  void the_dual_client_has_an_open_link_and_a_secured_one(String api) throws Exception {
    FirmwareCarrier client = build(api + "-dual-client", certificates.forClients());
    BoardConfig parts =
        new BoardConfig(
            List.of(
                ButtonConfig.toGround("b1", new Pin(5)), ButtonConfig.toGround("b2", new Pin(6))),
            List.of(LedConfig.toGround("l1", new Pin(17)), LedConfig.toGround("l2", new Pin(18))),
            null);
    try (SimulatedDevice device = new SimulatedDevice(client, 5, parts)) {
      SimHost host = device.network.host("server", SimulatedDevice.SERVER);
      var rtos = device.world.rtos("server");
      SecureLayer layer = certificates.layer(Tls.replayed(rtos.random(), device.world::now));
      Endpoint open = new Endpoint(SimulatedDevice.SERVER, 27_708);
      Endpoint secured = new Endpoint(SimulatedDevice.SERVER, 40_508);
      device.world.run(
          () -> {
            try (RegisterServer server =
                RegisterServer.start(
                    rtos,
                    host,
                    ServerSettings.at(open)
                        .withPorts(ServerPort.open(open), new ServerPort(secured, layer)),
                    new MemoryStore(),
                    _ -> {})) {
              device.firmware.powerOn();
              device.sleep(2000);
              device.press(0);
              device.press(1);
              device.sleep(2000);
              assertThat(server.transactions()).isEqualTo(2);
            }
          });
      assertThat(device.log.text())
          .containsPattern("open: reply A[0-9A-F]{4}050001\n")
          .containsPattern("tls: reply A[0-9A-F]{4}050001\n");
      assertThat(device.board.leds()).allMatch(led -> led.lit());
      assertThat(device.log.misuse()).isEmpty();
      assertThat(device.host.openSockets()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"modustoolbox", "zephyr"})
  void the_server_shows_its_certificate(String api) throws Exception {
    FirmwareCarrier server = build(api + "-server", certificates.forServers());
    AtomicReference<String> reply = new AtomicReference<>("");
    try (SimulatedDevice device = new SimulatedDevice(server, 5)) {
      SimHost other = device.network.host("other", InetAddress.ofLiteral("198.51.100.20"));
      Tls tls = Tls.replayed(device.world.rtos("other").random(), device.world::now);
      TlsClientConfig config =
          TlsClientConfig.trusting(
              TrustAnchors.read(certificates.root()), FirmwareCertificates.NAME);
      device.world.run(
          () -> {
            device.firmware.powerOn();
            device.sleep(1000);
            TcpSocket socket = other.socket();
            socket.connect(new Endpoint(SimulatedDevice.DEVICE, 40_508), WAIT);
            try (Connection secured = tls.connect(socket, config, WAIT)) {
              secured.send("W0FAC051234".getBytes(StandardCharsets.US_ASCII), WAIT);
              byte[] room = new byte[16];
              int length = secured.receive(room, 0, room.length, WAIT);
              reply.set(new String(room, 0, length, StandardCharsets.US_ASCII));
            }
          });
      assertThat(reply.get()).isEqualTo("A0FAC051234");
      assertThat(device.log.misuse()).isEmpty();
    }
  }
}
