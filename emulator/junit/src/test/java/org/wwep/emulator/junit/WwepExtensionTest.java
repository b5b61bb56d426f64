package org.wwep.emulator.junit;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wwep.emulator.junit.EventMatcher.acknowledged;
import static org.wwep.emulator.junit.EventMatcher.frame;
import static org.wwep.emulator.junit.EventMatcher.led;
import static org.wwep.emulator.junit.EventMatcher.reply;
import static org.wwep.emulator.junit.EventMatcher.state;
import static org.wwep.emulator.junit.EventMatcher.transaction;
import static org.wwep.emulator.junit.TimelineAssert.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.wwep.client.ApiStyle;
import org.wwep.emulator.fault.FaultFormat;
import org.wwep.emulator.fault.FaultSpec;
import org.wwep.emulator.sim.net.SegmentRule;
import org.wwep.emulator.sim.net.SegmentVerdict;
import org.wwep.emulator.testbed.DeviceUnderTest;
import org.wwep.emulator.testbed.ServerUnderTest;
import org.wwep.emulator.testbed.VirtualWorld;
import org.wwep.emulator.timeline.EventLog;
import org.wwep.emulator.timeline.Timeline;

class WwepExtensionTest {
  private static final FaultSpec RESET = FaultFormat.line("reset_peer timeout=0");
  private static final SegmentRule SCISSORS = (segment, random) -> SegmentVerdict.breakOff();

  @WwepTest
  void a_press_flips_the_led_and_reaches_the_server(
      TestBoard board,
      WorldClock clock,
      DeviceUnderTest device,
      ServerUnderTest server,
      Timeline timeline)
      throws Exception {
    board.press();
    clock.pass(ofSeconds(1));
    String fields = device.id() + "050001";
    assertThat(timeline)
        .press(1)
        .leadsTo(led("led1", true))
        .within(Duration.ZERO)
        .leadsTo(frame("W" + fields))
        .within(ofMillis(50))
        .leadsTo(transaction("W" + fields, "A" + fields))
        .leadsTo(reply("A" + fields))
        .leadsTo(acknowledged())
        .leadsTo(state("Idle"));
    Assertions.assertThat(board.lit()).isTrue();
    Assertions.assertThat(server.register(device.id(), 5)).hasValue(1);
  }

  @WwepTest(tls = true, api = ApiStyle.PACKET, seed = 7, shuffled = true)
  void the_same_over_tls_by_packets(TestBoard board, DeviceUnderTest device, Timeline timeline)
      throws Exception {
    board.press();
    device.drain(ofSeconds(5));
    assertThat(timeline).press(1).leadsTo(acknowledged()).within(ofMillis(200));
  }

  @WwepTest(tls = true, api = ApiStyle.BSD, seed = 7, shuffled = true)
  void the_same_over_tls_by_zephyrs_sockets(
      TestBoard board, DeviceUnderTest device, Timeline timeline) throws Exception {
    board.press();
    device.drain(ofSeconds(5));
    assertThat(timeline).press(1).leadsTo(acknowledged()).within(ofMillis(200));
  }

  @WwepTest
  void time_stands_still_until_it_is_let_pass(WorldClock clock) throws Exception {
    Instant before = clock.instant();
    clock.pass(Duration.ofDays(365));
    Assertions.assertThat(Duration.between(before, clock.instant()))
        .isEqualTo(Duration.ofDays(365));
  }

  @WwepTest
  void a_failure_says_what_was_expected_what_was_seen_and_when(
      TestBoard board, WorldClock clock, Timeline timeline, VirtualWorld world) throws Exception {
    assertThatThrownBy(() -> assertThat(timeline).press(1))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("expected press 1, there were 0");
    world.faults().inject(FaultFormat.line("latency latency=100 jitter=0"), null);
    board.press();
    clock.pass(ofSeconds(1));
    assertThatThrownBy(
            () -> assertThat(timeline).press(1).leadsTo(acknowledged()).within(ofMillis(50)))
        .hasMessageContaining("within 50.000000 ms, it took 10");
    assertThatThrownBy(() -> assertThat(timeline).press(1).leadsTo(frame("W0000000000")))
        .hasMessageContaining("expected frame W0000000000 after press 1 @ ");
    assertThatThrownBy(() -> assertThat(timeline).never(acknowledged()))
        .hasMessageContaining("expected no an acknowledgement, it was @ ");
  }

  @WwepTest(seed = 3)
  void a_network_that_loses_one_segment_in_three_costs_time_and_no_press(
      VirtualWorld world, TestBoard board, DeviceUnderTest device, Timeline timeline)
      throws Exception {
    world.rule(
        "thirds",
        (segment, random) ->
            random.nextInt(3) == 0 ? SegmentVerdict.drop() : SegmentVerdict.pass());
    board.press();
    Assertions.assertThat(device.drain(ofSeconds(30))).isTrue();
    assertThat(timeline).press(1).leadsTo(acknowledged());
    Assertions.assertThat(EventLog.text(timeline)).contains(" rule thirds ", " bytes: drop");
  }

  @WwepTest
  void a_rule_is_on_the_timeline_as_it_comes_and_goes(
      VirtualWorld world, TestBoard board, DeviceUnderTest device, Timeline timeline)
      throws Exception {
    world.rule("scissors", (segment, random) -> SegmentVerdict.breakOff());
    board.press();
    world.rtos("test").sleep(ofMillis(200));
    Assertions.assertThat(world.clearRule("scissors")).isTrue();
    Assertions.assertThat(world.clearRule("scissors")).isFalse();
    Assertions.assertThat(device.drain(ofSeconds(30))).isTrue();
    assertThat(timeline).press(1).leadsTo(acknowledged());
    Assertions.assertThat(EventLog.text(timeline))
        .contains("fault scissors", "rule scissors", " bytes: break");
  }

  @Test
  void a_fault_or_a_rule_that_hits_nothing_fails_the_test() throws Exception {
    assertThatThrownBy(() -> run(world -> world.faults().inject(RESET, null)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("fault 'reset_peer_downstream' never hit anything");
    assertThatThrownBy(() -> run(world -> world.rule("scissors", SCISSORS)))
        .hasMessageContaining("fault 'scissors' never hit anything");
    run(
        world -> {
          world.faults().inject(RESET, null, true);
          world.rule("scissors", SCISSORS, true);
        });
  }

  private static void run(Consumer<VirtualWorld> test) throws Exception {
    WwepTest plain =
        WwepExtensionTest.class
            .getDeclaredMethod("time_stands_still_until_it_is_let_pass", WorldClock.class)
            .getAnnotation(WwepTest.class);
    try (JunitTestbed testbed =
        JunitTestbed.make(plain, TestDevice.with(plain, new CourseClient()))) {
      testbed.run(
          () -> {
            test.accept((VirtualWorld) testbed.get(VirtualWorld.class));
            return null;
          });
    }
  }
}
