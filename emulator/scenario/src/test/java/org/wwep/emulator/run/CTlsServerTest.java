package org.wwep.emulator.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wwep.emulator.pki.DevelopmentCa;
import org.wwep.emulator.scenario.Rig;
import org.wwep.emulator.scenario.Scenario;
import org.wwep.emulator.testbed.World;

/**
 * The example servers in C over TLS, tried by the course's client in each API and by a client in C,
 * with certificates of today.
 *
 * <p>Builds for both carriers what no other test has built: that may take more than three seconds.
 */
@Tag("slow")
class CTlsServerTest {
  private static final Path EXAMPLES =
      Path.of("..", "..", "docs", "examples", "firmware").toAbsolutePath().normalize();

  private static final String SCENARIO =
      """
      version: 1
      server: {firmware: {c: [%s], carrier: CARRIER, defines: {TX_PACKET_POOL_SIZE: 6, RX_PACKET_POOL_SIZE: 6}}}
      devices:
      - {id: stream, tls: {ca: ca.pem}}
      - {id: packet, api: packet, tls: {ca: ca.pem}}
      - {id: bsd, api: bsd, tls: {ca: ca.pem}}
      - {id: kitchen, firmware: {c: [dual.c], carrier: CARRIER}, tls: true, buttons: [SW1, SW2], leds: [D1, D2]}
      - {id: stranger, tls: true, attempts: 1}
      always:
      - led-equals-register: {device: kitchen, part-id: D2, register: 05, within: 10s}
      steps:
      - wait-serial: {device: kitchen, text: ready, timeout: 10s}
      - expect-state: {device: stream, state: Idle, within: 10s}
      - press: {device: stream, part-id: btn1}
      - press: {device: packet, part-id: btn1}
      - press: {device: bsd, part-id: btn1}
      - press: {device: kitchen, part-id: SW2}
      - wait-serial: {device: stream, regex: 'Secured by TLS', timeout: 10s}
      - wait-serial: {device: stream, regex: 'Server Response=A[0-9A-F]{4}050001', timeout: 10s}
      - wait-serial: {device: packet, regex: 'Server Response=A[0-9A-F]{4}050001', timeout: 10s}
      - wait-serial: {device: bsd, regex: 'Server Response=A[0-9A-F]{4}050001', timeout: 10s}
      - wait-serial: {device: kitchen, regex: 'tls: reply A[0-9A-F]{4}050001', timeout: 10s}
      - expect-register: {device: stream, value: 0001}
      - expect-register: {device: kitchen, register: 05, value: 0001}
      - name: The run's CA is not this server's
        press: {device: stranger, part-id: btn1}
      - wait-serial: {device: stranger, text: 'Gave Up', timeout: 15s}
      - expect-register: {device: stranger, absent: true}
      - power-off: server
      - power-on: server
      - name: With the same certificate after a restart
        press: {device: stream, part-id: btn1}
      - wait-serial: {device: stream, regex: 'Server Response=A[0-9A-F]{4}050000', timeout: 15s}
      """;

  private static Path folder;

  @BeforeAll
  static void certificates(@TempDir Path shared) throws Exception {
    folder = shared;
    var server =
        new DevelopmentCa(folder, new SecureRandom(), Instant::now)
            .ensure(List.of(World.SERVER_NAME, "localhost"))
            .get(1);
    String key = TestFirmware.literal(server.key());
    String certificate = TestFirmware.literal(server.file());
    Files.writeString(
        folder.resolve("dct.c"),
        "const char *wwep_dct_private_key = %s;\nconst char *wwep_dct_certificate = %s;\n"
            .formatted(key, certificate));
    String macros = "#define SERVER_KEY %s\n#define SERVER_CERTIFICATE %s\n";
    for (String api : List.of("modustoolbox", "zephyr")) {
      Files.writeString(
          folder.resolve(api + ".c"), macros.formatted(key, certificate) + main(api + "-server"));
    }
    Files.writeString(
        folder.resolve("dual.c"),
        "#define ROOT_CA %s\n".formatted(TestFirmware.literal(folder.resolve("ca.pem")))
            + main("wiced-dual-client"));
  }

  private static String main(String example) {
    return "#include \"" + EXAMPLES.resolve(example).resolve("main.c") + "\"\n";
  }

  @ParameterizedTest
  @CsvSource({
    "wiced, native, SIM",
    "wiced, wasm, SIM",
    "wiced, native, EMULATED",
    "modustoolbox, native, SIM",
    "modustoolbox, wasm, SIM",
    "modustoolbox, wasm, EMULATED",
    "zephyr, native, SIM",
    "zephyr, wasm, SIM",
    "zephyr, native, EMULATED"
  })
  void clients_of_every_api_are_served_over_tls(String api, String carrier, Rig rig)
      throws Exception {
    Map<String, String> sources =
        Map.of(
            "wiced",
            EXAMPLES.resolve("wiced-server/main.c") + ", dct.c",
            "modustoolbox",
            "modustoolbox.c",
            "zephyr",
            "zephyr.c");
    String text = SCENARIO.formatted(sources.get(api)).replace("CARRIER", carrier);
    Scenario scenario =
        TestScenarios.scenario(folder.resolve("t.yaml").toString(), text.getBytes(UTF_8));
    RunResult result = TestFirmware.run(scenario, rig, 3, TestFirmware.load(scenario, carrier));
    assertThat(result.failure()).isNull();
  }
}
