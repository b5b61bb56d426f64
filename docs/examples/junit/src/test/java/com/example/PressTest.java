package com.example;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.wwep.emulator.junit.EventMatcher.acknowledged;
import static org.wwep.emulator.junit.EventMatcher.frame;
import static org.wwep.emulator.junit.TimelineAssert.assertThat;

import java.util.OptionalInt;
import org.wwep.emulator.fault.FaultFormat;
import org.wwep.emulator.junit.TestBoard;
import org.wwep.emulator.junit.WorldClock;
import org.wwep.emulator.junit.WwepTest;
import org.wwep.emulator.sim.net.SegmentVerdict;
import org.wwep.emulator.testbed.DeviceUnderTest;
import org.wwep.emulator.testbed.ServerUnderTest;
import org.wwep.emulator.testbed.VirtualWorld;
import org.wwep.emulator.timeline.Timeline;

/** Presses in virtual time: a second takes less than a millisecond, and every run is the same. */
class PressTest {
  @WwepTest
  void a_press_is_on_the_wire_within_fifty_milliseconds(
      TestBoard board, WorldClock clock, DeviceUnderTest device, Timeline timeline)
      throws Exception {
    board.press();
    clock.pass(ofSeconds(1));
    assertThat(timeline)
        .press(1)
        .leadsTo(frame("W" + device.id() + "050001"))
        .within(ofMillis(50))
        .leadsTo(acknowledged());
    assertTrue(board.lit());
  }

  @WwepTest(tls = true, seed = 7)
  void a_reset_is_tried_again(
      VirtualWorld world, TestBoard board, DeviceUnderTest device, ServerUnderTest server)
      throws Exception {
    world.faults().inject(FaultFormat.line("reset_peer timeout=0"), null);
    board.press();
    world.rtos("test").sleep(ofMillis(300));
    world.faults().clear(null, null);
    assertTrue(device.drain(ofSeconds(10)));
    assertEquals(OptionalInt.of(1), server.register(device.id(), 5));
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
    assertTrue(device.drain(ofSeconds(30)));
    assertThat(timeline).press(1).leadsTo(acknowledged());
  }
}
