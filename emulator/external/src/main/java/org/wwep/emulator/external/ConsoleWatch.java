package org.wwep.emulator.external;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wwep.device.trace.TraceEvent;
import org.wwep.emulator.rig.BenchHarness;
import org.wwep.emulator.testbed.DeviceSeams;

/**
 * What a board's console tells of its LEDs and its states, line by line. Owned by the console's
 * thread; the board's power is taken when that is at its end.
 */
final class ConsoleWatch {
  private static final int LONGEST = 4096;
  private static final String OFF = "Off";
  private static final Pattern STATE =
      Pattern.compile("([A-Z][A-Za-z]{0,63}) -> ([A-Z][A-Za-z]{0,63}) by ([A-Z][A-Za-z]{0,63})");

  private final DeviceSeams seams;
  private final BenchHarness harness;
  private final boolean states;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private volatile String state = OFF;

  /**
   * Makes one.
   *
   * @param states whether lines are states, {@code Idle -> Connecting by ButtonPressed}
   */
  ConsoleWatch(DeviceSeams seams, BenchHarness harness, boolean states) {
    this.seams = seams;
    this.harness = harness;
    this.states = states;
  }

  /** Takes what was printed. */
  void add(byte[] bytes) {
    for (byte b : bytes) {
      if (b == '\n' || b == '\r') {
        whole(line.toString(StandardCharsets.UTF_8));
        line.reset();
      } else if (line.size() < LONGEST) {
        line.write(b);
      }
    }
  }

  private void whole(String text) {
    harness.printed(text);
    Matcher change = STATE.matcher(text);
    if (states && change.matches()) {
      change(change.group(2), change.group(3));
    }
  }

  private void change(String to, String by) {
    String from = state;
    state = to;
    seams.trace().record(new TraceEvent.StateChanged(seams.rtos().now(), from, to, by));
  }

  /** Tells that the board has lost its power. */
  void powerLost() {
    line.reset();
    harness.powerLost();
    if (states && !state.equals(OFF)) {
      change(OFF, "PoweredOff");
    }
  }
}
