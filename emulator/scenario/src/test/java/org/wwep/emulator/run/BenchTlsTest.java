package org.wwep.emulator.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wwep.emulator.run.RunResult.Verdict;
import org.wwep.emulator.scenario.Rig;
import org.wwep.emulator.scenario.Scenario;
import org.wwep.emulator.timeline.EventLog;

/** A board with OpenSSL, which trusts what the bench gives it. */
@Tag("slow")
class BenchTlsTest {
  /** Each line is a name to check the server's certificate for, and further options. */
  private static final String BOARD =
      """
      #!/bin/bash
      echo "Idle, CA in $BENCH_CA_FILE mode $(stat -c %a "$BENCH_CA_FILE" "$BENCH_KEY_FILE" "$(dirname "$2")" | tr '\\n' ' ')"
      while read -r name options; do
        { printf W0A1B050001; sleep 1; } |
          eval openssl s_client -connect "$BENCH_SERVER_HOST:$BENCH_SERVER_TLS_PORT" -CAfile "$2" -quiet -no_ign_eof \\
            -verify_return_error -verify_hostname "$name" $options >"$0.out" 2>"$0.err"
        echo "$name: $(cat "$0.out") $(grep -oE 'verify error:num=[0-9]+' "$0.err" | head -1)"
      done
      """;

  @TempDir private Path folder = Path.of("");

  @BeforeAll
  static void needs_openssl() {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/openssl")), "openssl is not installed");
  }

  private RunResult run(String server, String steps) throws Exception {
    Path board = folder.resolve("board.sh");
    Files.writeString(board, BOARD);
    Files.setPosixFilePermissions(board, PosixFilePermissions.fromString("rwx------"));
    Scenario scenario =
        TestScenarios.scenario(
            "rig: external\nserver: "
                + server
                + "\n"
                + "devices: [{id: dut, tls: true, device-id: 0A1B, external: {console: {process: ["
                + board
                + ", '{tls-port}', '{ca}']}, boot: {text: Idle, within: 10s},"
                + " network: {address: 127.0.0.4, dns: {port: 0, names: [board.example]}}}}]\n"
                + "steps:\n"
                + TestScenarios.lines(steps));
    return TestFirmware.run(scenario, Rig.EXTERNAL, 7);
  }

  private static String asks(String name, String answer) {
    return "write-serial: \"" + name + "\\n\"; wait-serial: '" + answer + "'";
  }

  @Test
  void a_board_trusts_the_ca_that_it_is_given_which_nobody_else_can_read() throws Exception {
    RunResult result =
        run(
            "{}",
            String.join(
                "; ",
                asks("wwep.wa101.cypress.com", "wwep.wa101.cypress.com: A0A1B050001"),
                asks("board.example", "board.example: A0A1B050001"),
                asks("other.example", "other.example:  verify error:num=62"),
                "expect-register: {value: 0001}"));
    assertThat(result.failure()).isNull();
    assertThat(result.verdict()).isEqualTo(Verdict.PASSED);
    Matcher ca =
        Pattern.compile("Idle, CA in (\\S+) mode 600 600 700")
            .matcher(EventLog.text(result.timeline()));
    assertThat(ca.find()).as(EventLog.text(result.timeline())).isTrue();
    Path file = Path.of(ca.group(1));
    assertThat(file.getParent()).as("it is gone with the run").doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({"'', ' '", "' -cert CERT -key KEY', A0A1B050001"})
  void a_server_that_wants_a_certificate_takes_the_one_of_the_bench(String options, String answer)
      throws Exception {
    // The board's shell knows where they are.
    String shown = options.replace("CERT", "$BENCH_CERT_FILE").replace("KEY", "$BENCH_KEY_FILE");
    RunResult result =
        run(
            "{tls: {client-auth: required}}",
            asks("board.example" + shown, "board.example: " + answer));
    assertThat(result.failure()).isNull();
    assertThat(EventLog.text(result.timeline()).contains("A0A1B050001"))
        .isEqualTo(!options.isEmpty());
  }

  @Test
  void a_fault_of_the_certificate_is_seen_by_the_board() throws Exception {
    RunResult result =
        run(
            "{}",
            "fault: {type: tls, attributes: {kind: expired}}; "
                + asks("board.example", "verify error:num=10"));
    assertThat(result.failure()).isNull();
  }
}
