package org.wwep.emulator.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wwep.emulator.carrier.FirmwareSources;
import org.wwep.emulator.sim.net.SimHost;
import org.wwep.hal.BoardConfig;
import org.wwep.hal.ButtonConfig;
import org.wwep.hal.LedConfig;
import org.wwep.hal.Pin;
import org.wwep.net.Endpoint;
import org.wwep.net.SecureLayer;
import org.wwep.net.tls.Tls;
import org.wwep.protocol.server.ServerPort;
import org.wwep.protocol.server.ServerSettings;

/** C firmware over TLS in each interface, as client and as server, in virtual time. */
@ParameterizedClass
@EnumSource(value = TestCarrier.class, names = "PIPE", mode = EnumSource.Mode.EXCLUDE)
@Tag("slow")
class FirmwareTlsTest {
  private final TestCarrier on;

  FirmwareTlsTest(TestCarrier on) {
    this.on = on;
  }

  private static final Endpoint OPEN = new Endpoint(SimulatedDevice.SERVER, 27_708);
  private static final Endpoint SECURED = new Endpoint(SimulatedDevice.SERVER, 40_508);
  private static final BoardConfig PARTS =
      new BoardConfig(
          List.of(ButtonConfig.toGround("b1", new Pin(5)), ButtonConfig.toGround("b2", new Pin(6))),
          List.of(LedConfig.toGround("l1", new Pin(17)), LedConfig.toGround("l2", new Pin(18))),
          null);

  private FirmwareCertificates certificates;

  @BeforeEach
  void certificates(@TempDir Path folder) throws Exception {
    certificates = new FirmwareCertificates(folder);
  }

  private FirmwareCarrier example(String example, Map<String, String> defines) throws Exception {
    return on.carrier(
        new FirmwareSources(
            List.of(TestCarrier.EXAMPLES.resolve(example + "/main.c")), List.of(), defines));
  }

  private FirmwareCarrier program(String program, String peer) throws Exception {
    return on.carrier(
        new FirmwareSources(
            List.of(Path.of("src/test/c", program)),
            List.of(certificates.folder()),
            Map.of("PEER", peer)));
  }

  private ServerSettings settings(SimulatedDevice device) throws Exception {
    SecureLayer layer =
        certificates.layer(Tls.replayed(device.world.rtos("server").random(), device.world::now));
    return ServerSettings.at(OPEN).withPorts(ServerPort.open(OPEN), new ServerPort(SECURED, layer));
  }

  private String clientThatExpects(String peer) throws Exception {
    FirmwareCarrier client = program("wiced_tls_client.c", peer);
    try (SimulatedDevice device = new SimulatedDevice(client, 5)) {
      device.withServer(
          settings(device),
          _ -> {},
          () -> {
            device.firmware.powerOn();
            device.sleep(5000);
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

  private List<String> answers(FirmwareCarrier server, String... frames) throws Exception {
    List<String> answers = new ArrayList<>();
    try (SimulatedDevice device = new SimulatedDevice(server, 5)) {
      SimHost other = device.network.host("other", InetAddress.ofLiteral("198.51.100.20"));
      device.world.run(
          () -> {
            device.firmware.powerOn();
            device.sleep(1000);
            for (String frame : frames) {
              answers.add(certificates.exchange(device, other, frame));
            }
          });
      assertThat(device.log.misuse()).isEmpty();
    }
    return answers;
  }

  @Test
  void a_server_shows_the_certificate_in_its_storage() throws Exception {
    assertThat(answers(program("wiced_tls_server.c", "0"), "hello", "hello"))
        .containsExactly("hello", "hello");
  }

  @ParameterizedTest
  @ValueSource(strings = {"modustoolbox", "zephyr"})
  void the_server_shows_its_certificate(String api) throws Exception {
    assertThat(answers(example(api + "-server", certificates.forServers()), "W0FAC051234", "Q"))
        .containsExactly("A0FAC051234", "X");
  }

  @ParameterizedTest
  @ValueSource(strings = {"wiced", "modustoolbox", "zephyr"})
  void the_dual_client_has_an_open_link_and_a_secured_one(String api) throws Exception {
    FirmwareCarrier client = example(api + "-dual-client", certificates.forClients());
    List<String> transactions = new ArrayList<>();
    try (SimulatedDevice device = new SimulatedDevice(client, 5, PARTS)) {
      device.withServer(
          settings(device),
          done -> transactions.add(done.line()),
          () -> {
            device.firmware.powerOn();
            device.sleep(2000);
            device.press(0);
            device.press(1);
            device.sleep(2000);
          });
      assertThat(transactions).hasSize(2);
      assertThat(device.log.text())
          .containsPattern("open: reply A[0-9A-F]{4}050001\n")
          .containsPattern("tls: reply A[0-9A-F]{4}050001\n");
      assertThat(device.board.leds()).allMatch(led -> led.lit());
      assertThat(device.log.misuse()).isEmpty();
      assertThat(device.host.openSockets()).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({"modustoolbox, failed 14", "zephyr, failed 103"})
  void a_client_that_has_no_root_trusts_nobody(String api, String end) throws Exception {
    try (SimulatedDevice device =
        new SimulatedDevice(example(api + "-dual-client", Map.of()), 5, PARTS)) {
      device.withServer(
          settings(device),
          _ -> {},
          () -> {
            device.firmware.powerOn();
            device.sleep(2000);
            device.press(1);
            device.sleep(2000);
          });
      assertThat(device.log.text()).endsWith("tls: " + end + "\n");
      assertThat(device.host.openSockets()).isZero();
    }
  }
}
