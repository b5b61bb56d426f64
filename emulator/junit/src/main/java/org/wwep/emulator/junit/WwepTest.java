package org.wwep.emulator.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.wwep.client.ApiStyle;
import org.wwep.emulator.testbed.FirmwareImage;

/**
 * A test that runs as a task of a world in virtual time, with a server and a device that is idle;
 * on another {@link #rig} in real time, with real lines or a board on a bench.
 *
 * <p><b>Shape</b>: the method may have parameters of these types, in any order: {@link TestBoard},
 * {@link WorldClock}, {@link org.wwep.emulator.testbed.DeviceUnderTest}, {@link
 * org.wwep.emulator.testbed.ServerUnderTest}, {@link org.wwep.emulator.timeline.Timeline}, {@link
 * org.wwep.emulator.testbed.World}, and in virtual time {@link
 * org.wwep.emulator.testbed.VirtualWorld}. Time passes in {@link WorldClock#pass} and wherever else
 * the world is waited for; {@code Thread.sleep} fails the test. Each test has a world of its own.
 *
 * <p><b>Errors</b>: a failure shows the seed and the last things that happened.
 */
@Documented
@Test
@ExtendWith(WwepExtension.class)
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface WwepTest {
  /** Returns what decides everything random. */
  long seed() default 1;

  /** Returns what presses the buttons; all but {@link TestRig#SIM} are in real time. */
  TestRig rig() default TestRig.SIM;

  /**
   * Returns the file that says what is on the bench, for {@link TestRig#EXTERNAL}; relative to the
   * folder that the tests run in, as {@code wwep run --bench} takes it. Needs the artifact {@code
   * wwep-scenario}.
   */
  String bench() default "";

  /** Returns which board of the bench; the only one, if left out. */
  String board() default "";

  /** Returns the GPIO chip of a rig with real lines; left out, the rig finds one. */
  String chip() default "";

  /** Returns how the device uses its connections. */
  ApiStyle api() default ApiStyle.STREAM;

  /** Returns whether the device's connections are secured. */
  boolean tls() default false;

  /** Returns whether tasks that could run at the same time do so in any order. */
  boolean shuffled() default false;

  /** Returns the firmware; the class has a constructor without parameters. */
  Class<? extends FirmwareImage> firmware() default CourseClient.class;

  /**
   * Returns the sources of firmware in C, relative to the folder that the tests run in; without
   * any, {@link #firmware} is run. Needs the artifact {@code wwep-firmware}.
   */
  String[] c() default {};

  /** Returns folders of headers of firmware in C. */
  String[] include() default {};

  /** Returns what runs firmware in C: {@code auto} for whatever the machine has. */
  String carrier() default "auto";

  /** Returns whether the test goes on when the firmware crashes; otherwise that fails it. */
  boolean survivesFaults() default false;
}
