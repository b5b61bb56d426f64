package org.wwep.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person at a terminal has of the command: keys, a bar that goes, and nothing left over. */
@Tag("slow")
class TerminalIT {
  @TempDir private Path folder = Path.of("");

  @BeforeAll
  static void someTerminal() throws Exception {
    Process which = new ProcessBuilder("sh", "-c", "command -v script").start();
    assumeTrue(which.waitFor() == 0, "needs script (bsdutils)");
  }

  @Test
  void keys_are_read_while_the_output_goes_through_tee() throws Exception {
    Path log = folder.resolve("log");
    try (WwepProcess device =
        WwepProcess.shellOnTerminal(
            "device --hal emulated --server-address 127.0.0.1 | tee '" + log + "'")) {
      device.await("space presses");
      device.keys("s");
      device.await("State=");
      device.keys("q");
      assertThat(device.exitCode()).isZero();
    }
    assertThat(Files.readString(log)).contains("State=");
  }

  @Test
  void a_device_has_its_state_below_and_keys_to_hold_the_button() throws Exception {
    try (WwepProcess server = WwepProcess.alone("server", "--port", "0", "--no-tls")) {
      String address =
          server.await("listening ").replaceFirst("(?s).*listening (\\S+) open.*", "$1");
      try (WwepProcess device =
          WwepProcess.onTerminal("device", "--hal", "emulated", "--server", address)) {
        device.await("by Resolved");
        device.keys("b");
        device.await("by Acknowledged");
        device.keys("r?");
        device.await("holds it down, r lets it go");
        device.keys("q");
        assertThat(device.exitCode()).isZero();
        // A carriage return ends a line for who reads here: what is drawn over is all there.
        assertThat(String.join("\n", device.lines()))
            .containsPattern(
                "\n\033\\[K\033\\[32m\\d\\d:\\d\\d:\\d\\d\\.\\d{3}  LED led1=1\033\\[0m\n")
            .containsPattern("\\(\\*\\) on .*1 press, 1 acknowledged, last [\\d.]+ ms  \\? help")
            .endsWith("Idle -> Off by PoweredOff\033[0m");
      }
    }
  }

  @Test
  void where_no_colour_is_wanted_nothing_is_drawn() throws Exception {
    for (String plain : List.of("NO_COLOR=1", "TERM=dumb")) {
      try (WwepProcess run =
          WwepProcess.shellOnTerminal(
              plain, "run ../../docs/images/run.yaml ../../docs/images/press.yaml")) {
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(String.join("\n", run.lines()))
            .contains("2 runs: 1 passed, 1 failed")
            .doesNotContain("\033[");
      }
    }
  }

  @Test
  void labs_draw_who_sees_what_on_a_terminal_alone() throws Exception {
    for (String lab : List.of("lab mitm", "lab key-exchange")) {
      try (WwepProcess run = WwepProcess.shellOnTerminal("TERM=xterm", lab)) {
        assertThat(run.exitCode()).isZero();
        assertThat(String.join("\n", run.lines()))
            .contains("\033[1;31m'W0FAC050001'", "\u2715", "reads nothing");
      }
      try (WwepProcess run = WwepProcess.shellOnTerminal("NO_COLOR=1", lab)) {
        assertThat(run.exitCode()).isZero();
        assertThat(String.join("\n", run.lines()))
            .contains("attacker  read no application byte")
            .doesNotContain("\033[", "\u2715", "reads nothing");
      }
    }
  }

  @Test
  void verdicts_have_colours_and_failures_are_told_again_at_the_end() throws Exception {
    try (WwepProcess run =
        WwepProcess.onTerminal(
            "run",
            "--rig",
            "emulated",
            "../../docs/images/run.yaml",
            "../../docs/images/press.yaml")) {
      assertThat(run.exitCode()).isEqualTo(1);
      String seen = String.join("\n", run.lines());
      assertThat(seen)
          .contains("\033[1;31mFAIL ", "\033[32mPASS ", "run 2 of 2, ", ": step 2 somebody presses")
          .containsPattern(
              "(?s)did not pass:.*FAIL .*run.yaml.*expected led1=0, was 1.*again: .*2 runs: ");
    }
  }

  @Test
  void an_exploration_that_is_interrupted_takes_its_bar_away_and_says_how_to_go_on()
      throws Exception {
    String chaos = Path.of("../../docs/scenarios/chaos.yaml").toString();
    try (WwepProcess explore = WwepProcess.onTerminal("explore", chaos, "--seeds", "1000000")) {
      explore.await(" of 1000000 seeds");
      explore.keys("\003");
      assertThat(explore.await("interrupted: "))
          .matches(
              "(?s).*\033\\[Kinterrupted: [1-9]\\d* of 1000000 seeds from 1 tried, no invariant"
                  + " broken; go on: wwep explore \\S+ --first-seed \\d+ --seeds \\d+");
      assertThat(explore.exitCode()).isEqualTo(130);
    }
  }

  @Test
  void a_demo_that_is_interrupted_leaves_no_folder() throws Exception {
    try (WatchService watch = folder.getFileSystem().newWatchService();
        WwepProcess demo = demo(watch)) {
      assertThat(watch.poll(30, TimeUnit.SECONDS)).as("a folder of its own").isNotNull();
      demo.signal("INT");
      assertThat(demo.exitCode()).isEqualTo(130);
    }
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  private WwepProcess demo(WatchService watch) throws IOException {
    folder.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
    List<String> jvm = List.of("-Djava.io.tmpdir=" + folder, "-XX:-UsePerfData");
    return WwepProcess.withJvm(jvm, "demo");
  }
}
