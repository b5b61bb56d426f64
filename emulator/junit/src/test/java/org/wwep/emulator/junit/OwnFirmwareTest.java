package org.wwep.emulator.junit;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.wwep.emulator.junit.EventMatcher.fault;
import static org.wwep.emulator.junit.EventMatcher.frame;
import static org.wwep.emulator.junit.EventMatcher.led;
import static org.wwep.emulator.junit.EventMatcher.printed;
import static org.wwep.emulator.junit.EventMatcher.reply;
import static org.wwep.emulator.junit.TimelineAssert.assertThat;

import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wwep.emulator.carrier.Carriers;
import org.wwep.emulator.carrier.FirmwareSources;
import org.wwep.emulator.testbed.DeviceUnderTest;
import org.wwep.emulator.timeline.Timeline;
import org.wwep.hal.emulated.Bounce;

/** Firmware that is not the course's client, in C and in Java, in tests. */
@Tag("slow")
class OwnFirmwareTest {
  private static final String CRASH = "src/test/c/crash.c";

  @BeforeAll
  static void needsACompiler() {
    assumeTrue(
        Carriers.installed().providers().stream().anyMatch(one -> one.obstacle().isEmpty()),
        "no C compiler here: apt install gcc libc6-dev");
  }

  @WwepTest(c = "../../docs/examples/firmware/wiced-client/main.c")
  void a_press_of_a_client_in_c_reaches_the_server(
      TestBoard board, WorldClock clock, DeviceUnderTest device, Timeline timeline)
      throws Exception {
    board.press("btn1", ofMillis(80), Bounce.Profile.NONE);
    clock.pass(ofSeconds(1));
    assertThat(timeline)
        .press(1)
        .leadsTo(led("led1", true))
        .leadsTo(frame("W" + device.id() + "050001"))
        .within(ofMillis(50))
        .leadsTo(reply("A" + device.id() + "050001"))
        .leadsTo(printed("reply A" + device.id()));
    Assertions.assertThat(board.lit()).isTrue();
  }

  @WwepTest(firmware = LampFirmware.class)
  void firmware_in_java_lights_a_lamp(TestBoard board, WorldClock clock) throws Exception {
    board.press("btn2", ofMillis(80), Bounce.Profile.NONE);
    clock.pass(ofMillis(40));
    Assertions.assertThat(board.lit("led2")).isTrue();
    clock.pass(ofMillis(80));
    Assertions.assertThat(board.lit("led2")).isFalse();
  }

  @WwepTest(c = CRASH, survivesFaults = true)
  void a_crash_that_is_expected_can_be_asserted(
      TestBoard board, WorldClock clock, Timeline timeline) throws Exception {
    board.press("btn2", ofMillis(80), Bounce.Profile.NONE);
    clock.pass(ofMillis(200));
    assertThat(timeline).press(1).leadsTo(fault("CRASH"));
  }

  /** Carries the annotation of the test below. */
  @WwepAnnotation(@WwepTest(c = CRASH))
  private static final class Annotated {}

  @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
  private @interface WwepAnnotation {
    WwepTest value();
  }

  @Test
  void a_crash_fails_the_test_and_says_where() throws Exception {
    WwepTest test = Annotated.class.getAnnotation(WwepAnnotation.class).value();
    var image = Carriers.installed().image(FirmwareSources.of(Path.of(CRASH)), Carriers.AUTO);
    try (JunitTestbed testbed = JunitTestbed.make(test, TestDevice.with(test, image))) {
      TestBoard board = (TestBoard) testbed.get(TestBoard.class);
      WorldClock clock = (WorldClock) testbed.get(WorldClock.class);
      assertThatThrownBy(
              () ->
                  testbed.run(
                      () -> {
                        board.press("btn2", ofMillis(80), Bounce.Profile.NONE);
                        clock.pass(ofMillis(200));
                        return null;
                      }))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("the firmware ended @ ")
          .hasMessageContaining("CRASH: ")
          .hasMessageContaining("in on_press at crash.c:5");
    }
  }
}
