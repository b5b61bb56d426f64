package org.wwep.emulator.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wwep.emulator.cli.terminal.LineWriter;

/** What {@code run --json} and {@code explore --json} print is what the published schema says. */
class ResultSchemaTest {
  private static final Path FILE = Path.of("../../docs/reference/result.schema.json");
  private static final String CHAOS =
      "version: 1\nchaos: {over: 2s, presses: 1..2, settle: 60s, faults: [{type: latency}]}\n";

  @TempDir private Path folder = Path.of("");

  private static List<Error> problems(String line) throws IOException {
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Files.readString(FILE), InputFormat.JSON);
    return schema.validate(line, InputFormat.JSON);
  }

  /** Runs a command, and returns what it prints on standard output. */
  private String printed(int exitCode, String yaml, String command, String... options)
      throws IOException {
    Path file = Files.writeString(folder.resolve("tried.yaml"), yaml);
    List<String> words = new ArrayList<>(List.of(command, file.toString(), "--json"));
    words.addAll(List.of(options));
    String[] line = words.toArray(String[]::new);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    LineWriter.redirect(out);
    try {
      assertThat(
              Wwep.commandLine(folder, Map.of(), line)
                  .setErr(new PrintWriter(OutputStream.nullOutputStream(), true, UTF_8))
                  .execute(line))
          .isEqualTo(exitCode);
    } finally {
      LineWriter.redirect(null);
    }
    return out.toString(UTF_8).strip();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | PASS    | '- press: btn1\n- delay: 2s'",
        "1 | FAIL    | '- press: btn1\n- delay: 2s\n- expect-register: {value: 7}'",
        "1 | MISSED  | '- fault: {name: cut, type: reset_peer}\n- delay: 1s'",
        "0 | PASS    | '- fault: {type: latency, attributes: {latency: 20ms}}\n- press: btn1\n- delay: 2s'",
      })
  void a_run_is_as_the_schema_says(int exitCode, String verdict, String steps) throws IOException {
    String line = printed(exitCode, "version: 1\nsteps:\n" + steps + "\n", "run");
    assertThat(line).contains("\"schema\":1,", "\"verdict\":\"" + verdict + "\"");
    assertThat(problems(line)).isEmpty();
  }

  @Test
  void packets_and_energy_are() throws IOException {
    String line =
        printed(
            0,
            """
            version: 1
            devices:
            - id: lamp
              tx-packets: 1
              stack: nwp
              power: {supply-volts: 3, active: {milliamps: 50}, sleep: {milliamps: 1}, hibernate: {milliamps: 0.1}, sleep-after: 1s}
            steps:
            - press: btn1
            - delay: 9s
            """,
            "run");
    assertThat(line).contains("\"microjoules\":", "\"held-back\":");
    assertThat(problems(line)).isEmpty();
  }

  @Test
  void a_rig_that_cannot_be_had_is() throws IOException {
    String line = printed(3, CHAOS, "run", "--rig", "emulated");
    assertThat(line).contains("\"verdict\":\"ERROR\"");
    assertThat(problems(line)).isEmpty();
  }

  @Test
  void a_flaky_run_is() throws IOException {
    String line =
        printed(
            0,
            """
            version: 1
            rig: external
            devices:
            - id: dut
              external:
                console: {process: [/bin/sh, -c, 'test -e AGO && echo hello; : > AGO; read x']}
            steps:
            - wait-serial: {text: hello, timeout: 500ms}
            """
                .replace("AGO", folder.resolve("started").toString()),
            "run",
            "--retries",
            "20");
    assertThat(line).contains("\"verdict\":\"FLAKY\"");
    assertThat(problems(line)).isEmpty();
  }

  @Test
  void an_exploration_without_findings_is() throws IOException {
    String line = printed(0, CHAOS, "explore", "--seeds", "2");
    assertThat(line).contains("\"verdict\":\"PASS\"", "\"tried\":2", "\"findings\":[]");
    assertThat(problems(line)).isEmpty();
    String alone = printed(0, CHAOS, "explore", "--seed", "5");
    assertThat(alone).contains("\"first-seed\":5", "\"seeds\":1").doesNotContain("\n");
    assertThat(problems(alone)).isEmpty();
  }

  @Test
  void one_with_a_finding_is_and_its_line_finds_it_again() throws IOException {
    String yaml = CHAOS + "always:\n- name: Nobody sends\n  expect-not-serial: Sent Message\n";
    String line = printed(1, yaml, "explore", "--seeds", "20");
    assertThat(line)
        .contains("\"subject\":\"always \\\"Nobody sends\\\" of line 5\"", "\"plan\":[\"p");
    assertThat(problems(line)).isEmpty();
    String seed = line.replaceAll(".*--seed (\\d+).*", "$1");
    String only = line.replaceAll(".*--only ([^\"]+)\".*", "$1");
    String again = printed(1, yaml, "explore", "--seed", seed, "--only", only);
    assertThat(problems(again)).isEmpty();
    assertThat(again).contains("\"subject\":\"always \\\"Nobody sends\\\" of line 5\"");
  }

  @Test
  void what_is_seen_sometimes_is() throws IOException {
    String yaml = CHAOS + "sometimes:\n- {name: never, wait-serial: xyzzy}\n- attempts: 1\n";
    String line = printed(1, yaml, "explore", "--seeds", "3");
    assertThat(line)
        .contains("\"verdict\":\"FAIL\"", "\"findings\":[]", "\"unseen\":[\"never\"]")
        .contains("{\"name\":\"attempts of line 5\",\"seeds\":3}");
    assertThat(problems(line)).isEmpty();
    assertThat(problems(line.replace(",\"unseen\":[\"never\"]", ""))).isNotEmpty();
    String run = printed(0, "version: 1\nsometimes: [attempts: 2]\nsteps: []\n", "run");
    assertThat(run).contains("\"sometimes\":[{\"name\":\"attempts of line 2\",\"seen\":false}]");
    assertThat(problems(run)).isEmpty();
  }

  @Test
  void a_wrong_field_is_found() throws IOException {
    String line = printed(0, "version: 1\nsteps:\n- delay: 1ms\n", "run");
    assertThat(problems(line)).isEmpty();
    for (String wrong :
        List.of(
            line.replace("\"seed\":1", "\"seed\":\"1\""),
            line.replace("\"seed\":1", "\"sead\":1"),
            line.replace("PASS", "PASSED"),
            line.replace("\"verdict\":\"PASS\"", "\"verdict\":\"FAIL\""),
            line.replace("\"schema\":1", "\"schema\":2"),
            line.replace("\"event\":\"run\"", "\"event\":\"ran\""),
            line.replace("{\"at\"", "{\"more\":1,\"at\""))) {
      assertThat(wrong).isNotEqualTo(line);
      assertThat(problems(wrong)).as(wrong).isNotEmpty();
    }
  }
}
