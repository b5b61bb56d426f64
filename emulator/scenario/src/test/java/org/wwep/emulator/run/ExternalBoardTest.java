package org.wwep.emulator.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wwep.emulator.external.ExternalImage;
import org.wwep.emulator.run.RunResult.Verdict;
import org.wwep.emulator.scenario.FirmwareSpec;
import org.wwep.emulator.scenario.Rig;
import org.wwep.emulator.scenario.Scenario;
import org.wwep.emulator.timeline.EventLog;
import org.wwep.hal.Edge;
import org.wwep.hal.Level;
import org.wwep.hal.MacAddress;
import org.wwep.hal.emulated.EmulatedBoard;
import org.wwep.hal.emulated.EmulatedButton;

/** Boards that are not part of this program, under the steps of scenarios. */
class ExternalBoardTest {
  /** A board as a shell script, which opens connections as bash can. */
  private static final String BOARD =
      """
      #!/bin/bash
      echo "Booting, told $1"
      printf 'Idle\\n> '
      led=0
      while read -r line; do
        case $line in
          press) led=$((1 - led))
            exec 3<>"/dev/tcp/$BENCH_SERVER_HOST/$BENCH_SERVER_PORT" || { echo "no server"; continue; }
            printf 'W0A1B05000%s' $led >&3
            echo "answer $(head -c 11 <&3)"
            exec 3<&- 3>&- ;;
          die) echo 'last words' ; exit 3 ;;
          *) echo "what is $line?" ;;
        esac
      done
      """;

  @TempDir Path folder = Path.of("");

  private Scenario onProcess(String more, String steps) throws Exception {
    Path board = folder.resolve("board.sh");
    if (!Files.exists(board)) {
      Files.writeString(board, BOARD);
      Files.setPosixFilePermissions(board, PosixFilePermissions.fromString("rwx------"));
    }
    return TestScenarios.scenario(
        "rig: external\ndevices: [{id: dut, device-id: 0A1B, external: {console: {process: ["
            + board
            + ", 'port {port}']}"
            + more
            + "}}]\nsteps:\n"
            + TestScenarios.lines(steps));
  }

  private static RunResult run(Scenario scenario) throws Exception {
    return TestFirmware.run(scenario, Rig.EXTERNAL, 7);
  }

  @Test
  void a_process_is_started_talked_to_restarted_and_seen_on_the_network() throws Exception {
    RunResult result =
        run(
            onProcess(
                ", boot: {text: Idle, within: 10s}",
                "wait-serial: '> '; write-serial: \"press\\n\";"
                    + " wait-frame: {command: W, value: 0001, reply: A, within: 5s};"
                    + " wait-serial: answer A0A1B050001; expect-register: {value: 0001};"
                    + " power-off: dut; delay: 100ms; power-on: dut;"
                    + " wait-serial: Idle; expect-register: {value: 0001}"));
    assertThat(result.failure()).isNull();
    assertThat(result.verdict()).isEqualTo(Verdict.PASSED);
    assertThat(EventLog.text(result.timeline()))
        .containsPattern("prints Booting, told port [0-9]+")
        .containsOnlyOnce("answer A0A1B050001");
  }

  @Test
  void what_a_board_prints_in_a_long_run_is_kept() throws Exception {
    RunResult result =
        run(
            TestScenarios.scenario(
                "rig: external\ndevices: [{id: dut, external: {console: {process: [sh, -c, \"yes"
                    + " $(printf %0800d 7) | head -n 2500; echo end; read x\"]}}}]\nsteps:\n"
                    + TestScenarios.lines("wait-serial: {text: end, timeout: 60s}")));
    assertThat(result.failure()).isNull();
    assertThat(EventLog.text(result.timeline())).doesNotContain("PRINTS_TOO_MUCH");
  }

  @Test
  void a_fault_acts_between_the_board_and_the_server() throws Exception {
    RunResult result =
        run(
            onProcess(
                ", boot: {text: Idle, within: 10s}",
                "fault: {type: reset_peer, attributes: {timeout: 0}};"
                    + " write-serial: \"press\\n\"; wait-serial: answer; delay: 100ms"));
    assertThat(result.failure()).isNull();
    assertThat(EventLog.text(result.timeline())).doesNotContain("answer A");
  }

  @Test
  void a_board_that_does_not_boot_or_ends_by_itself_fails_with_what_it_said() throws Exception {
    assertThat(
            run(onProcess(", boot: {text: Ready, within: 500ms}", "wait-serial: Idle")).failure())
        .contains(
            "dut failed @ ",
            "NO_BOOT: did not boot: no 'Ready' within 500ms; its console last said: Booting, told",
            "| Idle | >");
    assertThat(
            run(onProcess("", "wait-serial: '> '; write-serial: \"die\\n\"; delay: 1s")).failure())
        .contains("dut failed @ ", "EXITED: the program ended with exit code 3; its console last")
        .endsWith("last words");
  }

  @Test
  void a_bench_that_is_not_as_it_says_is_named() throws Exception {
    assertThat(
            run(TestScenarios.scenario(
                    "rig: external\n"
                        + "devices: [{id: dut, external: {console: /dev/no-tty}}]\n"
                        + "steps:\n"
                        + TestScenarios.lines("delay: 1s")))
                .failure())
        .contains("dut failed @ ", "BENCH: there is no /dev/no-tty");
    assertThat(
            run(onProcess(", flash: {command: 'echo no probe; exit 5'}", "wait-serial: Idle"))
                .failure())
        .contains("BENCH: the command for 'flash' ended with exit code 5: no probe");
  }

  @Test
  void a_board_finds_the_server_where_the_network_says() throws Exception {
    int port = free("127.0.0.2");
    String steps = "write-serial: \"press\\n\"; wait-serial: answer A0A1B050001";
    RunResult result = run(onProcess(", network: {address: 127.0.0.2, port: " + port + "}", steps));
    assertThat(result.failure()).isNull();
    assertThat(EventLog.text(result.timeline())).contains("told port " + port);
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.2"))) {
      String other = ", network: {address: 127.0.0.2, port: " + taken.getLocalPort() + "}";
      assertThat(run(onProcess(other, steps)).failure())
          .contains("dut failed @ ", "BENCH: ", "127.0.0.2:" + taken.getLocalPort());
    }
  }

  private static int free(String address) throws Exception {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.ofLiteral(address))) {
      return free.getLocalPort();
    }
  }

  @Test
  void a_start_that_failed_can_be_tried_again() throws Exception {
    RunResult result =
        run(
            TestScenarios.scenario(
                """
                rig: external
                devices:
                - id: dut
                  on-fault: continue
                  external:
                    network: {address: 127.0.0.2, port: %d}
                    power: {command: {on: 'true', off: 'true'}}
                    flash: {command: 'test -e X || { : > X; echo not yet; exit 5; }'}
                """
                        .formatted(free("127.0.0.2"))
                        .replace("X", folder.resolve("flashed").toString())
                    + "steps:\n"
                    + TestScenarios.lines("reboot: dut; delay: 10ms")));
    assertThat(result.failure()).isNull();
    assertThat(EventLog.text(result.timeline()))
        .containsOnlyOnce("BENCH: ")
        .contains("the command for 'flash' ended with exit code 5: not yet");
  }

  @Test
  void a_console_that_comes_with_the_power_is_waited_for() throws Exception {
    Path told = folder.resolve("told");
    assertThat(new ProcessBuilder("mkfifo", told.toString()).start().waitFor()).isZero();
    int port = free("127.0.0.1");
    Scenario scenario =
        TestScenarios.scenario(
            """
            rig: external
            devices:
            - id: dut
              external:
                console: tcp:127.0.0.1:%d
                power: {command: {on: 'echo on > %s', off: 'true'}}
                boot: {text: Idle, within: 20s}
            """
                    .formatted(port, told)
                + "steps:\n"
                + TestScenarios.lines("wait-serial: Idle"));
    FutureTask<String> board =
        new FutureTask<>(
            () -> {
              String power = Files.readString(told); // there is no console before
              try (ServerSocket uart =
                      new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"));
                  Socket bench = uart.accept()) {
                bench.getOutputStream().write("Idle\n".getBytes(StandardCharsets.UTF_8));
                bench.getInputStream().readAllBytes(); // until the run is over
              }
              return power;
            });
    Thread.ofVirtual().start(board);
    assertThat(run(scenario).failure()).isNull();
    assertThat(board).succeedsWithin(Duration.ofSeconds(10)).isEqualTo("on\n");
  }

  @Test
  void what_commands_print_is_kept() throws Exception {
    RunResult result =
        run(
            TestScenarios.scenario(
                "rig: external\ndevices: [{id: dut, external: {network: {port: 0, tls-port: 0},"
                    + " flash: {command: 'echo erasing; echo done'},"
                    + " power: {command: {on: echo relay 3 on, off: exit 7}}}}]\nsteps:\n"
                    + TestScenarios.lines("delay: 1ms")));
    assertThat(EventLog.text(result.timeline()))
        .containsSubsequence(
            "dut command flash: erasing\n",
            "dut command flash: done\n",
            "dut command power on: relay 3 on\n");
  }

  private List<String> commands(String more, String steps) throws Exception {
    Path log = Files.createTempFile(folder, "commands", ".log");
    RunResult result =
        run(
            TestScenarios.scenario(
                """
                rig: external
                devices:
                - id: dut
                  external:
                    network: {port: 0, tls-port: 0}
                    power: {command: {on: 'echo on >> LOG', off: 'echo off >> LOG'}}
                    flash: {command: 'echo flash >> LOG; WAIT'}
                """
                        .replace("LOG", log.toString())
                        .replace("WAIT", more.contains("timeout") ? "sleep 20" : "true")
                    + more.replace("LOG", log.toString())
                    + "steps:\n"
                    + TestScenarios.lines(steps)));
    List<String> lines = new ArrayList<>(Files.readAllLines(log));
    if (result.failure() != null) {
      lines.add(result.failure());
    }
    return lines;
  }

  @Test
  void power_is_switched_by_commands_and_left_as_asked() throws Exception {
    assertThat(commands("", "reboot: dut; delay: 10ms"))
        .containsExactly("flash", "on", "off", "on", "off");
    assertThat(commands("    reset: {command: 'echo reset >> LOG'}\n", "reboot: dut; delay: 10ms"))
        .containsExactly("flash", "on", "reset", "off", "on", "reset", "off");
    assertThat(commands("    leave: {power: on}\n", "delay: 10ms")).containsExactly("flash", "on");
    assertThat(commands("    command-timeout: 300ms\n", "delay: 10ms"))
        .hasSize(2)
        .element(1)
        .asString()
        .contains("BENCH: the command for 'flash' did not end within 300ms, and printed nothing");
  }

  /** Hardware behind a bench's lines: each press flips the LED, unless it is dead. */
  private static RunResult onLines(String steps, boolean dead) {
    return onLines("", steps, dead, Duration.ZERO);
  }

  /** Runs it with an LED whose edge has this much later a time than the press. */
  private static RunResult onLines(String more, String steps, boolean dead, Duration late) {
    return onLines("{line: 22, pause: 1ms}", more, steps, dead, late, (_, _) -> {});
  }

  /** Runs it with somebody who is told when the lines of power and reset move. */
  private static RunResult onLines(
      String power,
      String more,
      String steps,
      boolean dead,
      Duration late,
      BiConsumer<String, Instant> moves) {
    Scenario scenario =
        TestScenarios.scenario(
            "rig: external\ndevices: [{id: dut, external: {buttons: {btn1: {line: 6}},"
                + " leds: {led1: {line: 27}}, power: "
                + power
                + ", reset: {line: 23, pulse: 20ms}"
                + more
                + "}}]\n"
                + "steps:\n"
                + TestScenarios.lines(steps));
    AtomicReference<String> switched = new AtomicReference<>("");
    ExternalImage.LineOpener bench =
        (config, clock) -> {
          EmulatedBoard lines =
              new EmulatedBoard(config, clock, MacAddress.parse("02:00:00:00:00:01"));
          EmulatedButton light = lines.button("look-led1");
          light.play(new Edge(clock.instant(), Level.LOW));
          lines
              .led("press-btn1")
              .onChange(
                  change -> {
                    if (change.lit() && !dead) {
                      light.play(new Edge(clock.instant().plus(late), light.level().opposite()));
                    }
                  });
          for (String line : new String[] {"power", "reset"}) {
            lines
                .led(line)
                .onChange(
                    change -> {
                      switched.updateAndGet(s -> s + line + (change.lit() ? "+ " : "- "));
                      moves.accept(line, clock.instant());
                    });
          }
          return lines;
        };
    FirmwareSpec.OnBench spec = (FirmwareSpec.OnBench) scenario.devices().getFirst().firmware();
    RunResult result =
        ScenarioRunner.run(
            RunRequest.of(scenario, Rig.EXTERNAL, 7)
                .withFirmware(_ -> new ExternalImage(spec.board(), null, bench)));
    assertThat(Objects.requireNonNull(switched.get()))
        .as("the power is on for the run, the board begins with a reset")
        .startsWith("power+ reset+ reset- ")
        .endsWith("power- ");
    return result;
  }

  @Test
  void lines_press_look_and_switch() {
    RunResult result =
        onLines(
            "expect-pin: {part-id: led1, value: 0}; press: {part-id: btn1, bounce: none};"
                + " wait-pin: {part-id: led1, value: 1, timeout: 2s};"
                + " expect-latency: {from: edge, to: led, max: 1s};"
                + " press-down: {part-id: btn1, bounce: none};"
                + " expect-pin: {part-id: btn1, value: 0}; release: {part-id: btn1, bounce: none};"
                + " expect-pin: {part-id: led1, value: 0}; reboot: dut",
            false);
    assertThat(result.failure()).isNull();
    assertThat(result.verdict()).isEqualTo(Verdict.PASSED);
  }

  @Test
  void a_relay_has_time_to_move() {
    List<Instant> switched = new ArrayList<>();
    RunResult result =
        onLines(
            "{line: 22, pause: 400ms}",
            "",
            "reboot: dut",
            false,
            Duration.ZERO,
            (line, at) -> {
              if (line.equals(ExternalImage.POWER)) {
                switched.add(at);
              }
            });
    assertThat(result.failure()).isNull();
    assertThat(switched).as("on, off, on, off").hasSize(4);
    assertThat(Duration.between(switched.get(1), switched.get(2)))
        .isGreaterThanOrEqualTo(Duration.ofMillis(400));
  }

  @Test
  void a_dead_led_is_its_own_failure() {
    RunResult result =
        onLines(
            "press: {part-id: btn1, bounce: none};"
                + " wait-pin: {part-id: led1, value: 1, timeout: 200ms}",
            true);
    assertThat(result.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(result.failure()).contains("expected", "led1");
  }

  @Test
  void what_the_bench_takes_itself_is_taken_off_a_latency_and_told() {
    String steps =
        "press: {part-id: btn1, bounce: none}; wait-pin: {part-id: led1, value: 1, timeout: 2s};"
            + " expect-latency: {from: edge, to: led, max: 3s}";
    Duration late = Duration.ofSeconds(5);
    RunResult corrected = onLines(", latency: 4s", steps, false, late);
    assertThat(corrected.failure()).isNull();
    assertThat(EventLog.text(corrected.timeline()))
        .containsPattern("dut edge to led took 5[.0-9]*s, 1[.0-9]*s without the bench's own 4s\n");
    assertThat(onLines("", steps, false, late).failure())
        .containsPattern("expected edge to led of dut within 3s, was 5[.0-9]*s$|, was 5[.0-9]*s;");
    assertThat(onLines(", latency: 1s", steps, false, late).failure())
        .containsPattern("within 3s, was 4[.0-9]*s \\(5[.0-9]*s with the bench's own 1s\\)");
  }
}
