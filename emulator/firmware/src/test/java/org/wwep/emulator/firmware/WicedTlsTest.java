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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.wwep.emulator.carrier.FirmwareSources;
import org.wwep.emulator.server.MemoryStore;
import org.wwep.emulator.server.RegisterServer;
import org.wwep.emulator.sim.net.SimHost;
import org.wwep.net.Connection;
import org.wwep.net.Endpoint;
import org.wwep.net.SecureLayer;
import org.wwep.net.TcpSocket;
import org.wwep.net.tls.Tls;
import org.wwep.net.tls.TlsClientConfig;
import org.wwep.net.tls.TrustAnchors;
import org.wwep.protocol.server.ServerPort;
import org.wwep.protocol.server.ServerSettings;

/** C firmware over TLS, as client and as server, in virtual time. */
@ParameterizedClass
@EnumSource(TestCarrier.class)
class WicedTlsTest {
  private final TestCarrier on;

  WicedTlsTest(TestCarrier on) {
    this.on = on;
  }

  private static final Duration WAIT = Duration.ofSeconds(5);
  private static final Path C = Path.of("src/test/c");

  private FirmwareCertificates certificates;

  @BeforeEach
  void certificates(@TempDir Path folder) throws Exception {
    certificates = new FirmwareCertificates(folder);
  }

  private FirmwareCarrier build(String program, String peer) throws Exception {
    return on.carrier(
        new FirmwareSources(
            List.of(C.resolve(program)), List.of(certificates.folder()), Map.of("PEER", peer)));
  }

  private String clientThatExpects(String peer) throws Exception {
    try (SimulatedDevice device = new SimulatedDevice(build("wiced_tls_client.c", peer), 5)) {
      SimHost host = device.network.host("server", SimulatedDevice.SERVER);
      var rtos = device.world.rtos("server");
      Tls tls = Tls.replayed(rtos.random(), device.world::now);
      SecureLayer layer = certificates.layer(tls);
      Endpoint local = new Endpoint(SimulatedDevice.SERVER, 40_508);
      device.world.run(
          () -> {
            try (RegisterServer _ =
                RegisterServer.start(
                    rtos,
                    host,
                    ServerSettings.at(local).withPorts(new ServerPort(local, layer)),
                    new MemoryStore(),
                    _ -> {})) {
              device.firmware.powerOn();
              device.sleep(5000);
            }
          });
      assertThat(device.host.openSockets()).isZero();
      return device.log.text();
    }
  }

  @Test
  void a_client_believes_the_root_it_was_given() throws Exception {
    assertThat(clientThatExpects("\"wwep.wa101.cypress.com\""))
        .contains("trust 0\n", "identity 0\n", "connect 0\n", "reply A0FAC0B1234\n");
  }

  @Test
  void a_client_refuses_a_server_of_another_name() throws Exception {
    assertThat(clientThatExpects("\"other.example\""))
        .contains("connect 5001\n")
        .doesNotContain("reply");
  }

  @Test
  void a_server_shows_the_certificate_in_its_storage() throws Exception {
    AtomicReference<String> reply = new AtomicReference<>("");
    try (SimulatedDevice device = new SimulatedDevice(build("wiced_tls_server.c", "0"), 5)) {
      SimHost other = device.network.host("other", InetAddress.ofLiteral("198.51.100.20"));
      Tls tls = Tls.replayed(device.world.rtos("other").random(), device.world::now);
      TlsClientConfig config =
          TlsClientConfig.trusting(
              TrustAnchors.read(certificates.root()), "wwep.wa101.cypress.com");
      device.world.run(
          () -> {
            device.firmware.powerOn();
            device.sleep(1000);
            for (int i = 0; i < 2; i++) {
              TcpSocket socket = other.socket();
              socket.connect(new Endpoint(SimulatedDevice.DEVICE, 40_508), WAIT);
              try (Connection secured = tls.connect(socket, config, WAIT)) {
                secured.send("hello".getBytes(StandardCharsets.US_ASCII), WAIT);
                byte[] room = new byte[16];
                int length = secured.receive(room, 0, room.length, WAIT);
                reply.updateAndGet(
                    text -> text + new String(room, 0, length, StandardCharsets.US_ASCII));
              }
            }
          });
      assertThat(reply.get()).isEqualTo("hellohello");
      assertThat(device.log.misuse()).isEmpty();
    }
  }
}
