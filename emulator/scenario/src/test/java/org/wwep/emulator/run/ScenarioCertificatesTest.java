package org.wwep.emulator.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wwep.emulator.pki.DevelopmentCa;
import org.wwep.emulator.pki.IssuedCertificate;
import org.wwep.emulator.run.RunResult.Verdict;
import org.wwep.emulator.scenario.Rig;
import org.wwep.emulator.testbed.World;
import org.wwep.net.tls.PublicKeyPin;

/** Scenarios with certificates of their own, in files beside them. */
class ScenarioCertificatesTest {
  private static final String PRESS =
      """
      steps:
      - expect-state: {state: Idle, within: 10s}
      - press: btn1
      - wait-serial: {regex: 'Server Response=A|Gave Up', timeout: 20s}
      - expect-register: {value: 0001}
      """;

  private static Path dir;
  private static PublicKeyPin serversKey;

  /** Made today, which is later than the day on which virtual time begins. */
  @BeforeAll
  static void certificates(@TempDir Path shared) throws Exception {
    dir = shared;
    List<IssuedCertificate> issued =
        new DevelopmentCa(dir, new SecureRandom(), Instant::now).ensure(List.of(World.SERVER_NAME));
    serversKey = PublicKeyPin.of(issued.get(1).certificate());
  }

  private static RunResult run(Rig rig, String server, String tls) {
    String text =
        "version: 1\nserver: {tls: %s}\ndevices: [{tls: %s, attempts: 1}]\n%s"
            .formatted(server, tls.replace("PIN", serversKey.hex()), PRESS);
    var scenario =
        TestScenarios.scenario(
            dir.resolve("t.yaml").toString(), text.getBytes(StandardCharsets.UTF_8));
    return ScenarioRunner.run(RunRequest.of(scenario, rig, 1));
  }

  private static final String OWN = "cert: server.pem, key: server-key.pem";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          true                           | true
          true                           | {mutual: true}
          {client-auth: required}        | {mutual: true}
          {client-auth: wanted}          | true
          {client-auth: required}        | {mutual: true, insecure: true}
          {cert: server.pem, key: server-key.pem} | {ca: ca.pem}
          {cert: server.pem, key: server-key.pem} | {pins: [PIN]}
          {cert: server.pem, key: server-key.pem} | {ca: ca.pem, pins: PIN}
          {cert: server.pem, key: server-key.pem} | {ca: ca.pem, cert: client.pem, key: client-key.pem}
          {cert: server.pem, key: server-key.pem} | {insecure: true}
          """)
  void these_find_each_other(String server, String tls) {
    RunResult result = run(Rig.SIM, server, tls);
    assertThat(result.verdict()).as(result::failure).isEqualTo(Verdict.PASSED);
    if (!tls.contains("pins")) {
      RunResult bySockets = run(Rig.SIM, server, tls + ", api: bsd");
      assertThat(bySockets.verdict()).as(bySockets::failure).isEqualTo(Verdict.PASSED);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {client-auth: required} | true | refused: certificate_required
          {client-auth: required} | {cert: client.pem, key: client-key.pem} | refused:
          {cert: server.pem, key: server-key.pem} | true | wwep development CA
          true | {ca: ca.pem} | wwep simulation CA
          true | {pins: [PIN]} | pin
          """)
  void these_do_not_and_the_device_says_why(String server, String tls, String why) {
    RunResult result = run(Rig.SIM, server, tls);
    assertThat(result.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(result.failure()).contains("expected register 05").contains("never written");
    assertThat(org.wwep.emulator.timeline.EventLog.text(result.timeline()))
        .contains("TlsRejected")
        .contains(why);
    if (!tls.contains("pins")) {
      assertThat(run(Rig.SIM, server, tls + ", api: bsd").verdict()).isEqualTo(Verdict.FAILED);
    }
  }

  @Test
  void files_serve_in_real_time_as_well() {
    RunResult result =
        run(Rig.EMULATED, "{" + OWN + "}", "{ca: ca.pem, cert: client.pem, key: client-key.pem}");
    assertThat(result.verdict()).as(result::failure).isEqualTo(Verdict.PASSED);
    assertThat(run(Rig.EMULATED, "{client-auth: required}", "true").verdict())
        .isEqualTo(Verdict.FAILED);
  }

  @Test
  void a_file_that_cannot_be_read_ends_the_run_with_one_line() throws Exception {
    Files.writeString(dir.resolve("empty.pem"), "");
    assertThat(run(Rig.SIM, "true", "{ca: empty.pem}").failure())
        .contains("empty.pem")
        .doesNotContain("\n");
    assertThat(run(Rig.SIM, "{cert: server.pem, key: client-key.pem}", "true").failure())
        .contains("server.pem")
        .doesNotContain("\n");
  }
}
