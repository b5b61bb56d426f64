package org.wwep.emulator.junit;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wwep.emulator.junit.EventMatcher.led;
import static org.wwep.emulator.junit.EventMatcher.reply;
import static org.wwep.emulator.junit.TimelineAssert.assertThat;

import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.wwep.emulator.testbed.BenchProvider;
import org.wwep.emulator.testbed.DeviceUnderTest;
import org.wwep.emulator.testbed.RealTimeWorld;
import org.wwep.emulator.testbed.ServerUnderTest;
import org.wwep.emulator.testbed.World;
import org.wwep.emulator.timeline.EventLog;
import org.wwep.emulator.timeline.Timeline;

/** Tests whose device is not in virtual time: on a bench, or an emulated board in real time. */
class BenchTest {
  private static final String BENCH = "../../docs/examples/bench/boards.yaml";

  @WwepTest(rig = TestRig.EXTERNAL, bench = BENCH)
  void a_press_of_the_board_on_the_bench_reaches_the_server(
      TestBoard board,
      World world,
      DeviceUnderTest device,
      ServerUnderTest server,
      Timeline timeline)
      throws Exception {
    Assertions.assertThat(world).isInstanceOf(RealTimeWorld.class);
    board.press();
    Assertions.assertThat(device.drain(ofSeconds(20))).isTrue();
    assertThat(timeline)
        .press(1)
        .leadsTo(led("led1", true))
        .leadsTo(reply("A0A1B050001"))
        .within(ofSeconds(10));
    Assertions.assertThat(board.lit()).isTrue();
    Assertions.assertThat(server.register(device.id(), 5)).hasValue(1);
    Assertions.assertThat(EventLog.text(timeline)).contains("device prints Idle");
  }

  @WwepTest(rig = TestRig.EMULATED)
  void an_emulated_board_is_pressed_in_real_time(
      TestBoard board, DeviceUnderTest device, ServerUnderTest server) throws Exception {
    board.press();
    Assertions.assertThat(device.drain(ofSeconds(20))).isTrue();
    Assertions.assertThat(server.register(device.id(), 5)).hasValue(1);
  }

  @Test
  void without_the_artifact_that_reads_benches_it_is_named() {
    assertThatThrownBy(() -> BenchProvider.installed(ClassLoader.getPlatformClassLoader()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("need the artifact org.wwep:wwep-scenario");
  }

  @Test
  void a_bench_that_is_not_named_or_not_there_is_told() throws Exception {
    assertThatThrownBy(() -> onBench("no_bench"))
        .hasMessageContaining("needs a file that says what is on the bench: bench = ");
    assertThatThrownBy(() -> onBench("gone")).hasMessage("gone.yaml: there is no such file");
    assertThatThrownBy(() -> onBench("other_board"))
        .hasMessageContaining("say which of its boards, board = \"...\": there are [dut]");
    assertThatThrownBy(
            () -> {
              WwepTest test = annotation("dead").getAnnotation(WwepTest.class);
              JunitTestbed.make(test, TestDevice.onBench(test, BenchTest.class.getClassLoader()));
            })
        .hasMessageContaining("EXITED: the program ended with exit code 3");
  }

  private static java.lang.reflect.Method annotation(String method) throws Exception {
    return Annotated.class.getDeclaredMethod(method);
  }

  private static void onBench(String method) throws Exception {
    TestDevice.onBench(
        annotation(method).getAnnotation(WwepTest.class), BenchTest.class.getClassLoader());
  }

  /** What is not run by JUnit, which looks for tests in top-level and nested test classes only. */
  @SuppressWarnings("UnusedMethod") // found by their names
  private static final class Annotated {
    @WwepTest(rig = TestRig.EXTERNAL)
    void no_bench() {}

    @WwepTest(rig = TestRig.EXTERNAL, bench = "gone.yaml")
    void gone() {}

    @WwepTest(rig = TestRig.EXTERNAL, bench = BENCH, board = "attic")
    void other_board() {}

    @WwepTest(rig = TestRig.EXTERNAL, bench = "src/test/resources/dead-board.yaml")
    void dead() {}
  }
}
