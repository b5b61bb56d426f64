package org.wwep.emulator.report;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.wwep.emulator.run.RunResult;
import org.wwep.emulator.scenario.BoardParts;
import org.wwep.emulator.scenario.DeviceSpec;
import org.wwep.emulator.scenario.PartsSpec;
import org.wwep.emulator.timeline.TimelineEntry;

/** A run's timeline by time, and the names in it: what every drawing begins with. */
final class RunTimeline {
  private final RunResult result;
  private final List<TimelineEntry> entries;
  private final long end;

  RunTimeline(RunResult result) {
    this.result = result;
    // A button's edges are told late, with their own times. The sort keeps the order of equals.
    this.entries =
        result.timeline().entries().stream()
            .sorted(Comparator.comparing(TimelineEntry::at))
            .toList();
    this.end =
        Math.max(result.took().toNanos(), entries.isEmpty() ? 0 : entries.getLast().at().toNanos());
  }

  RunResult result() {
    return result;
  }

  /** Returns the entries by their times. */
  List<TimelineEntry> entries() {
    return entries;
  }

  /** Returns when it was all over, in nanoseconds. */
  long end() {
    return end;
  }

  /** Returns the devices of the scenario, and then whoever else told something of a device. */
  List<String> devices() {
    return Stream.concat(
            result.scenario().devices().stream().map(DeviceSpec::id),
            entries.stream().filter(RunTimeline::ofDevice).map(TimelineEntry::source))
        .distinct()
        .toList();
  }

  private static boolean ofDevice(TimelineEntry timelineEntry) {
    return timelineEntry.what() instanceof org.wwep.emulator.timeline.TimelineEvent.DeviceEvent;
  }

  /** Returns the buttons and LEDs of a device; those of the course's board if nobody says. */
  List<PartsSpec> parts(String device) {
    return spec(device).map(DeviceSpec::parts).orElse(List.of(PartsSpec.DEFAULT));
  }

  /** Returns all buttons and LEDs of a device. */
  BoardParts board(String device) {
    return spec(device)
        .map(DeviceSpec::board)
        .orElseGet(() -> BoardParts.of(List.of(PartsSpec.DEFAULT)));
  }

  /** Returns whether a device's firmware tells its states. */
  boolean hasStates(String device) {
    return spec(device).map(spec -> spec.firmware().tellsStates()).orElse(true);
  }

  private Optional<DeviceSpec> spec(String device) {
    return result.scenario().devices().stream()
        .filter(spec -> spec.id().equals(device))
        .findFirst();
  }

  /** Returns a time in nanoseconds; what was before the world is at its beginning. */
  static long nanos(Duration at) {
    return Math.max(0, at.toNanos());
  }
}
