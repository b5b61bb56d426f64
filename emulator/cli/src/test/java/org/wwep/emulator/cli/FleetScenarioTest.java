package org.wwep.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.emulator.server.MemoryStore;
import org.wwep.emulator.server.netty.NettyServer;
import org.wwep.emulator.server.netty.NettySettings;
import org.wwep.emulator.server.netty.ServerMetrics;
import org.wwep.emulator.server.netty.TransactionLog;
import org.wwep.net.Endpoint;
import org.wwep.protocol.server.ServerSettings;

/** {@code wwep fleet --scenario}: what it plays, and what it refuses. */
@Timeout(120)
class FleetScenarioTest {
  @TempDir private Path folder = Path.of("");

  private String scenario(String text) throws IOException {
    String lines = "version: 1\n" + text.replace("; ", "\n");
    return Files.writeString(folder.resolve("presses.yaml"), lines).toString();
  }

  /** Runs it for a moment, and returns its exit code and what it prints. */
  private String fleet(String server, String... options) throws IOException {
    List<String> words = new ArrayList<>(List.of("fleet", "--server", server));
    words.addAll(List.of("--devices", "3", "--seed", "7"));
    words.addAll(List.of("--reply-timeout", "30s", "--connect-timeout", "30s"));
    words.addAll(List.of(options));
    return new CommandRun(folder, _ -> {}).seen("", words);
  }

  private String played(String text) throws Exception {
    try (NettyServer server =
        NettyServer.start(
            NettySettings.of(ServerSettings.at(Endpoint.loopback(0))),
            new MemoryStore(),
            new TransactionLog(InstantSource.system()),
            ServerMetrics.NONE)) {
      String at = server.local().getFirst().toString();
      // Long enough for a machine that is busy with something else.
      return fleet(at, "--duration", "2s", "--ramp", "10ms", "--scenario", scenario(text));
    }
  }

  @Test
  void devices_press_as_the_steps_of_a_scenario_do() throws Exception {
    assertThat(
            played(
                """
                name: twice
                steps:
                - delay: 60m
                - repeat: {times: 2, steps: [{press: btn1}]}
                """))
        .startsWith(ExitCode.PASS + "\n")
        .contains("each device plays 'twice' again and again: 2 presses and 3600s of pauses")
        .contains("\n6 presses in ")
        .contains(": 6 acknowledged");
  }

  @Test
  void pauses_between_repeated_presses_are_kept() throws Exception {
    assertThat(
            played(
                """
                name: groups
                steps:
                - repeat:
                    times: 3
                    steps:
                    - delay: 1s
                    - press: btn1
                    - repeat: {times: 1000000, steps: [{delay: 1ms}]}
                    - press: btn1
                """))
        .startsWith(ExitCode.PASS + "\n")
        .contains("plays 'groups' again and again: 6 presses and 3003s of pauses")
        .contains("\n3 presses in ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "steps: [{press: btn1}, {power-off: device}] | :2:25: a fleet plays 'press', 'delay' and"
            + " 'repeat', was 'power-off'",
        "steps: [{delay: 1s}] | presses.yaml: there is no press: add one, as '- press: btn1'",
        "steps: [{press: {part-id: btn1, duration: 1s}}] | 'duration' needs boards, whose buttons"
            + " can be held: give --firmware as well",
        "steps: [{press: {part-id: btn1, bounce: worn}}] | the buttons of a fleet do not bounce",
        "steps: [{press: btn1}, {repeat: {times: 10000, steps: [{press: btn1}]}}] | :2:25: a fleet"
            + " plays up to 10000 presses: leave some out",
        "steps: [{press: btn1}, {repeat: {times: 1000000, steps: [{repeat: {times: 1000000, steps:"
            + " [{delay: 1ms}]}}]}}] | :2:25: the pauses of a fleet are longer than a year in"
            + " all: shorten a 'delay'",
        "steps: [{repeat: {times: 300, steps: [{delay: 527040m}, {press: btn1}]}}] | :2:10: the"
            + " pauses of a fleet are longer than a year in all",
        "steps: [{delay: 527040m}, {press: btn1}, {delay: 1ms}] | :2:43: the pauses of a fleet are"
            + " longer than a year in all",
        "seed: 5; steps: [{press: btn1}] | 'seed' is not for a fleet",
        "server: {port: 5}; steps: [{press: btn1}] | 'server' is not for a fleet",
        "devices: [{id: a}]; steps: [{press: btn1}] | 'devices' is not for a fleet"
      })
  void what_a_fleet_does_not_play_is_refused_by_name(String text, String refusal) throws Exception {
    assertThat(fleet("localhost:1", "--scenario", scenario(text)))
        .startsWith(ExitCode.USAGE + "\n")
        .contains(refusal);
  }

  @Test
  void boards_of_a_fleet_are_held_for_as_long_as_a_fleet_may_take() throws Exception {
    String file = scenario("steps: [{press: {part-id: btn1, duration: 11s}}]");
    assertThat(fleet("localhost:1", "--firmware", "client", "--scenario", file))
        .startsWith(ExitCode.USAGE + "\n")
        .contains("the buttons of a fleet are held for up to 10s, was 11s: shorten 'duration'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--rate=5", "--think=1s"})
  void a_scenario_and_other_moments_exclude_each_other(String other) throws Exception {
    assertThat(fleet("localhost:1", other, "--scenario", scenario("steps: [{press: btn1}]")))
        .startsWith(ExitCode.USAGE + "\n")
        .contains("--rate, --think and --scenario exclude each other");
  }
}
