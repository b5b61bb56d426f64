package org.wwep.emulator.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.emulator.cli.terminal.LineWriter;
import org.wwep.emulator.server.MemoryStore;
import org.wwep.emulator.server.netty.NettyServer;
import org.wwep.emulator.server.netty.NettySettings;
import org.wwep.emulator.server.netty.ServerMetrics;
import org.wwep.emulator.server.netty.TransactionLog;
import org.wwep.net.Endpoint;
import org.wwep.protocol.server.ServerSettings;

/** {@code wwep fleet}: what it prints, and how it ends. */
@Timeout(120)
class FleetCommandTest {
  private static final Path SCHEMA = Path.of("../../docs/reference/result.schema.json");

  private final StringWriter err = new StringWriter();

  @TempDir private Path folder = Path.of("");
  private NettyServer server = start();

  private static NettyServer start() {
    try {
      return NettyServer.start(
          NettySettings.of(ServerSettings.at(Endpoint.loopback(0))),
          new MemoryStore(),
          new TransactionLog(InstantSource.system()),
          ServerMetrics.NONE);
    } catch (org.wwep.net.LinkException e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeEach
  void listens() {
    assertThat(server.accepting()).isTrue();
  }

  @AfterEach
  void end() {
    server.close();
  }

  /** Runs it at the server, and returns what it prints on standard output. */
  private String fleet(int exitCode, String... options) {
    List<String> words = new ArrayList<>(List.of("fleet"));
    words.addAll(List.of(options));
    if (!words.contains("--server")) {
      words.addAll(List.of("--server", server.local().getFirst().toString()));
    }
    words.addAll(List.of("--seed", "7", "--duration", "100ms", "--reply-timeout", "30s"));
    words.addAll(List.of("--connect-timeout", "30s"));
    return run(exitCode, words);
  }

  private String merge(int exitCode, String... more) {
    List<String> words = new ArrayList<>(List.of("fleet", "merge"));
    words.addAll(List.of(more));
    return run(exitCode, words);
  }

  private String run(int exitCode, List<String> words) {
    String[] line = words.toArray(String[]::new);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    LineWriter.redirect(out);
    try {
      assertThat(
              Wwep.commandLine(folder, Map.of(), line)
                  .setErr(new PrintWriter(err, true))
                  .execute(line))
          .as("%s", err)
          .isEqualTo(exitCode);
    } finally {
      LineWriter.redirect(null);
    }
    return out.toString(UTF_8).strip();
  }

  @Test
  void a_server_that_is_not_verified_is_told_once() throws Exception {
    String certs = folder.resolve("certs").toString();
    List<String> words = List.of("server", "--port=0", "--tls-port=0", "--certs-dir", certs);
    try (ServiceRun own = new ServiceRun(folder, _ -> {}, words)) {
      List<String> line =
          List.of(
              "fleet",
              "--tls",
              "--insecure",
              "--devices=2",
              "--duration=100ms",
              "--reply-timeout=30s",
              "--connect-timeout=30s",
              "--server=localhost:" + own.port("tls"));
      assertThat(new CommandRun(folder, _ -> {}).seen("", line))
          .startsWith("0\n")
          .containsOnlyOnce("wwep: INSECURE: the server's certificate is not checked");
    }
  }

  @Test
  void a_shard_is_not_overwritten_by_the_report_of_their_sum() throws Exception {
    Path shard = Files.writeString(folder.resolve("1.json"), "{}");
    assertThat(merge(ExitCode.USAGE, shard.toString(), "--junit-xml", shard.toString())).isEmpty();
    assertThat(err.toString()).contains("--junit-xml would overwrite " + shard);
    assertThat(shard).hasContent("{}");
  }

  @Test
  void a_report_says_what_was_done_and_that_it_is_sound() {
    assertThat(fleet(ExitCode.PASS, "--devices", "3", "--rate", "100"))
        .contains("3 devices, each with its own ID")
        .contains("10 presses in ")
        .contains(": 10 acknowledged, ")
        .contains("lateness ", "connect ", "first byte ", "whole ")
        .contains("  3 equals the last acknowledged press")
        .endsWith("PASS: no press lost, duplicated or out of order");
  }

  @Test
  void json_is_as_the_published_schema_says() throws IOException {
    String line = fleet(ExitCode.PASS, "--devices", "3", "--rate", "100", "--json");
    assertThat(line)
        .contains("\"event\":\"fleet\",\"schema\":1,\"verdict\":\"PASS\"")
        .contains("\"presses\":10,\"acknowledged\":10,\"failures\":[]")
        .contains("\"registers\":[{\"kind\":\"equal\",\"count\":3}]")
        .doesNotContain("\n");
    assertValid(line);
  }

  @Test
  void firmware_on_the_devices_is_named_in_each_form() throws IOException {
    String[] client = {"--devices", "3", "--rate", "100", "--firmware", "client"};
    assertThat(fleet(ExitCode.PASS, client))
        .contains("firmware client, open")
        .contains(": 10 acknowledged, ", "  3 equals the last acknowledged press");
    String line =
        fleet(ExitCode.PASS, "--devices", "3", "--rate", "9", "--firmware", "client", "--json");
    assertThat(line).contains("\"firmware\":\"client\"", "\"attempts-repeated\":0");
    assertValid(line);
  }

  private static void assertValid(String line) throws IOException {
    assertThat(
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(SCHEMA), InputFormat.JSON)
                .validate(line, InputFormat.JSON))
        .isEmpty();
  }

  @Test
  void shards_are_added_up_to_the_whole_fleet() throws IOException {
    for (int k = 1; k <= 2; k++) {
      String line =
          fleet(ExitCode.PASS, "--devices", "4", "--rate", "100", "--shard", k + "/2", "--json");
      Files.writeString(folder.resolve(k + ".json"), line);
    }
    String first = folder.resolve("1.json").toString();
    String second = folder.resolve("2.json").toString();
    assertThat(merge(ExitCode.PASS, first, second))
        .contains("10 presses in ", ": 10 acknowledged, ")
        .contains("  4 equals the last acknowledged press")
        .endsWith("PASS: no press lost, duplicated or out of order");
    assertThat(merge(ExitCode.FAILED, second)).endsWith("FAIL: shard 1/2 is missing");
    assertValid(merge(ExitCode.PASS, first, second, "--json"));
    assertThat(merge(ExitCode.USAGE, first, first)).isEmpty();
    assertThat(err.toString()).contains("1.json cannot be added: shard 1/2 is there already");
  }

  @Test
  void a_budget_that_is_not_kept_is_a_failure_of_each_form() throws IOException {
    Path xml = folder.resolve("fleet.xml");
    String text =
        fleet(
            ExitCode.FAILED,
            "--devices",
            "2",
            "--rate",
            "50",
            "--expect-p99",
            "1ns",
            "--junit-xml",
            xml.toString());
    assertThat(text).contains("FAIL: 99 % of the presses took up to ").endsWith("expected 1ns");
    assertThat(Files.readString(xml))
        .contains("<testcase name=\"127.0.0.1:", "tests=\"1\" failures=\"1\"", "expected 1ns");
  }

  @Test
  void a_server_that_is_not_there_or_not_here_is_told_before_anything_is_pressed() {
    String _ = fleet(ExitCode.USAGE, "--server", "192.0.2.7");
    assertThat(err.toString())
        .isEqualToIgnoringNewLines(
            "wwep: --server 192.0.2.7 is at 192.0.2.7, not on this machine: a fleet is a load; add"
                + " --allow-remote if that server is yours");
    String gone = server.local().getFirst().toString();
    server.close();
    String _ = fleet(ExitCode.ENVIRONMENT, "--server", gone);
    assertThat(err.toString()).contains("refused: nobody listens there");
  }

  @Test
  void what_excludes_each_other_is_refused() {
    String _ = fleet(ExitCode.USAGE, "--rate", "5", "--think", "1s");
    String _ = fleet(ExitCode.USAGE, "--ramp", "1m");
    String _ = fleet(ExitCode.USAGE, "--rate", "0");
    String _ = fleet(ExitCode.USAGE, "--devices", "0");
    String _ = fleet(ExitCode.USAGE, "--full-handshakes");
    String _ = fleet(ExitCode.USAGE, "--firmware", "client", "--keep-alive");
    String _ = fleet(ExitCode.USAGE, "--firmware", "nowhere.c");
    String _ = fleet(ExitCode.USAGE, "--coordinator", "127.0.0.1:1");
    String _ = fleet(ExitCode.USAGE, "--agent-timeout", "1s");
    String _ = fleet(ExitCode.USAGE, "--shard", "1/2", "--coordinator", "192.0.2.7:1");
    String _ = fleet(ExitCode.USAGE, "--firmware", "client", "--class-path", "x.jar");
    String _ = fleet(ExitCode.USAGE, "--ca", "ca.pem");
    String _ = fleet(ExitCode.ENVIRONMENT, "--source", "192.0.2.7");
    assertThat(err.toString().lines())
        .hasSize(13)
        .allMatch(line -> line.startsWith("wwep"))
        .noneMatch(line -> line.contains("defect"));
  }
}
