package org.wwep.emulator.scenario.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import org.wwep.emulator.scenario.DeviceRef;
import org.wwep.emulator.scenario.Mismatch;
import org.wwep.emulator.scenario.SerialText;
import org.wwep.emulator.scenario.StepContext;
import org.wwep.emulator.scenario.StepFailedException;
import org.wwep.emulator.timeline.Timeline;
import org.wwep.emulator.timeline.TimelineEntry;

/**
 * What a device has printed, and how far the waits have read it.
 *
 * <p>The script reads; the device's console prints.
 */
final class ConsoleLog {
  private static final int LATELY = 3;

  private final Timeline timeline;
  private final DeviceRef deviceRef;
  private final StringBuilder text = new StringBuilder();
  private final List<String> lines = new ArrayList<>();
  private int taken;
  private int cursor;

  private ConsoleLog(Timeline timeline, DeviceRef deviceRef) {
    this.timeline = timeline;
    this.deviceRef = deviceRef;
  }

  /** Returns the one console of a device, or of one client, in this run. */
  static ConsoleLog of(StepContext context, String device) {
    return context.kept(
        ConsoleLog.class, device, () -> new ConsoleLog(context.timeline(), DeviceRef.of(device)));
  }

  /** Adds a line that is no event of the firmware's. */
  synchronized void print(String line) {
    catchUp();
    add(line);
  }

  /** Returns where what is printed from now on begins. */
  synchronized int end() {
    catchUp();
    return text.length();
  }

  /** Looks for the text from where the last such look found its own. */
  synchronized boolean next(SerialText wanted) throws StepFailedException {
    int found = find(wanted, cursor);
    if (found < 0) {
      return false;
    }
    cursor = found;
    return true;
  }

  /** Returns whether the text stands behind this place. */
  synchronized boolean since(int place, SerialText wanted) throws StepFailedException {
    return find(wanted, place) >= 0;
  }

  /** Returns the last few lines, {@code last lines: 'State=Idle'}. */
  synchronized String lastLines() {
    catchUp();
    int from = Math.max(0, lines.size() - LATELY);
    return lines.isEmpty()
        ? "nothing was printed"
        : "last lines: '" + String.join("', '", lines.subList(from, lines.size())) + "'";
  }

  /** Returns the last line that tells of trouble. */
  synchronized Optional<String> lastTrouble() {
    catchUp();
    return lines.reversed().stream()
        .filter(line -> line.startsWith("Error=") || line.startsWith("Gave Up"))
        .findFirst();
  }

  private int find(SerialText wanted, int from) throws StepFailedException {
    catchUp();
    Matcher matcher = wanted.pattern().matcher(text);
    // Only whole lines are in the text, so that a line's end is one.
    matcher.region(from, text.length()).useAnchoringBounds(false).useTransparentBounds(true);
    try {
      return matcher.find() ? matcher.end() : -1;
    } catch (StackOverflowError _) {
      throw new StepFailedException(
          Mismatch.because("the expression " + wanted + " nests too deep for this console"));
    }
  }

  private void catchUp() {
    for (int end = timeline.size(); taken < end; taken++) {
      TimelineEntry timelineEntry = timeline.get(taken);
      deviceRef.printed(timelineEntry).ifPresent(this::add);
    }
  }

  private void add(String line) {
    lines.add(line);
    text.append(line).append('\n');
  }
}
