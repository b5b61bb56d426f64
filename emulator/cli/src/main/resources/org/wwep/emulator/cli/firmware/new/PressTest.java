package com.example;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.wwep.emulator.junit.EventMatcher.frame;
import static org.wwep.emulator.junit.EventMatcher.led;
import static org.wwep.emulator.junit.EventMatcher.reply;
import static org.wwep.emulator.junit.TimelineAssert.assertThat;

import org.wwep.emulator.junit.TestBoard;
import org.wwep.emulator.junit.WorldClock;
import org.wwep.emulator.junit.WwepTest;
import org.wwep.emulator.testbed.DeviceUnderTest;
import org.wwep.emulator.timeline.Timeline;

class PressTest {
  @WwepTest(@FIRMWARE@)
  void a_press_flips_the_led_and_reaches_the_server(
      TestBoard board, WorldClock clock, DeviceUnderTest device, Timeline timeline)
      throws Exception {
    board.press();
    clock.pass(ofSeconds(2));
    assertThat(timeline)
        .press(1)
        .leadsTo(led("led1", true))
        .leadsTo(frame("W" + device.id() + "050001"))
        .leadsTo(reply("A" + device.id() + "050001"))
        .within(ofMillis(500));
  }
}
