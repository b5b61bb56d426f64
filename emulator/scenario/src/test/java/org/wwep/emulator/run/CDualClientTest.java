package org.wwep.emulator.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.wwep.emulator.pki.DevelopmentCa;
import org.wwep.emulator.scenario.Rig;
import org.wwep.emulator.scenario.Scenario;
import org.wwep.emulator.testbed.World;

/**
 * The example dual clients in C, built with a root certificate, against a server whose certificate
 * it has signed: on both carriers, in virtual time and on real sockets, with a network stack of
 * their own and behind a coprocessor.
 *
 * <p>Builds for both carriers what no other test has built: that may take more than three seconds.
 */
@Tag("slow")
class CDualClientTest {
  private static final Path EXAMPLES =
      Path.of("..", "..", "docs", "examples", "firmware").toAbsolutePath().normalize();

  private static final String SCENARIO =
      """
      version: 1
      server: {tls: {cert: %s, key: %s}}
      devices:
      - {id: kitchen, stack: %s, firmware: {c: [%s.c], carrier: %s}, tls: true, buttons: [SW1, SW2], leds: [D1, D2]}
      always:
      - at-rest: [sockets, packets]
      steps:
      - wait-serial: {text: ready, timeout: 10s}
      - press: SW1
      - wait-serial: {regex: 'open: reply A[0-9A-F]{4}050001', timeout: 5s}
      - expect-pin: {part-id: D1, value: 1}
      - press: SW2
      - wait-serial: {text: 'Secured by TLS', timeout: 10s}
      - wait-serial: {regex: 'tls: reply A[0-9A-F]{4}050001', timeout: 10s}
      - expect-pin: {part-id: D2, value: 1}
      - expect-register: {register: 05, value: 0001}
      - press: SW2
      - wait-serial: {regex: 'tls: reply A[0-9A-F]{4}050000', timeout: 10s}
      - expect-pin: {part-id: D2, value: 0}
      """;

  private static Path folder;
  private static Path certificate;
  private static Path key;

  @BeforeAll
  static void certificates(@TempDir Path shared) throws Exception {
    folder = shared;
    var server =
        new DevelopmentCa(folder, new SecureRandom(), Instant::now)
            .ensure(List.of(World.SERVER_NAME, "localhost"))
            .get(1);
    certificate = server.file();
    key = server.key();
    for (String api : List.of("wiced", "modustoolbox", "zephyr")) {
      Files.writeString(
          folder.resolve(api + ".c"),
          "#define ROOT_CA %s\n#include \"%s\"\n"
              .formatted(
                  TestFirmware.literal(folder.resolve("ca.pem")),
                  EXAMPLES.resolve(api + "-dual-client").resolve("main.c")));
    }
  }

  private static Stream<Arguments> everywhere() {
    return ExamplePlace.all()
        .flatMap(
            place ->
                Stream.of("host", "nwp")
                    .map(stack -> Arguments.of(place.api(), place.carrier(), place.rig(), stack)));
  }

  @ParameterizedTest
  @MethodSource("everywhere")
  void both_links_are_answered(String api, String carrier, Rig rig, String stack) throws Exception {
    String text =
        SCENARIO.formatted(certificate.getFileName(), key.getFileName(), stack, api, carrier);
    Scenario scenario =
        TestScenarios.scenario(folder.resolve("t.yaml").toString(), text.getBytes(UTF_8));
    RunResult result = TestFirmware.run(scenario, rig, 3, TestFirmware.load(scenario, carrier));
    assertThat(result.failure()).isNull();
  }
}
