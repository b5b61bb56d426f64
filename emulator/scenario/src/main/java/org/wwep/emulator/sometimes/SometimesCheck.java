package org.wwep.emulator.sometimes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wwep.device.trace.TraceEvent;
import org.wwep.emulator.fault.FaultFormat;
import org.wwep.emulator.fault.FaultHits;
import org.wwep.emulator.fault.FaultSpec;
import org.wwep.emulator.scenario.DeviceRef;
import org.wwep.emulator.scenario.FrameMatch;
import org.wwep.emulator.scenario.Scenario;
import org.wwep.emulator.scenario.SometimesCondition;
import org.wwep.emulator.scenario.SometimesCondition.AttributeMatch;
import org.wwep.emulator.scenario.SometimesSpec;
import org.wwep.emulator.scenario.command.FrameLog;
import org.wwep.emulator.timeline.Timeline;
import org.wwep.emulator.timeline.TimelineEntry;
import org.wwep.emulator.timeline.TimelineEvent;

/**
 * Which of the things that a scenario says are seen sometimes one run has seen.
 *
 * <p><b>Shape</b>: a function of the timeline of a run that is over.
 */
public final class SometimesCheck {
  private final Timeline timeline;
  private final List<TimelineEntry> entries;

  private SometimesCheck(Timeline timeline) {
    this.timeline = timeline;
    this.entries = timeline.entries();
  }

  /** Returns for each entry of the scenario, by its label, whether it was seen. */
  public static Map<String, Boolean> of(Scenario scenario, Timeline timeline) {
    Map<String, Boolean> seen = new LinkedHashMap<>();
    if (!scenario.sometimes().isEmpty()) {
      SometimesCheck check = new SometimesCheck(timeline);
      for (SometimesSpec spec : scenario.sometimes()) {
        seen.put(spec.label(), check.isSeen(spec.condition()));
      }
    }
    return seen;
  }

  private boolean isSeen(SometimesCondition condition) {
    return switch (condition) {
      case SometimesCondition.Printed printed -> printed(printed);
      case SometimesCondition.FrameSeen(FrameMatch frame) -> frame(frame);
      case SometimesCondition.StateReached(var device, String state) ->
          entries.stream()
              .anyMatch(
                  entry ->
                      told(device, entry) instanceof TraceEvent.StateChanged change
                          && change.to().equals(state));
      case SometimesCondition.Attempts(var device, int atLeast) -> attempts(device) >= atLeast;
      case SometimesCondition.FaultHit hit -> entries.stream().anyMatch(entry -> isHit(hit, entry));
    };
  }

  private boolean printed(SometimesCondition.Printed condition) {
    Pattern pattern = condition.text().pattern();
    String device = condition.device();
    try {
      return entries.stream()
          .flatMap(entry -> ref(device, entry).printed(entry).stream())
          .anyMatch(line -> pattern.matcher(line).find());
    } catch (StackOverflowError _) {
      // The expression nests too deep for a line: nothing was found by it.
      return false;
    }
  }

  private static DeviceRef ref(@Nullable String device, TimelineEntry entry) {
    return device == null ? new DeviceRef(entry.source(), "") : DeviceRef.of(device);
  }

  private static @Nullable TraceEvent told(@Nullable String device, TimelineEntry entry) {
    return ref(device, entry).told(entry).orElse(null);
  }

  private boolean frame(FrameMatch match) {
    String device = match.device();
    if (device == null) {
      return new FrameLog(timeline).since(0, match, null);
    }
    Optional<String> id =
        entries.stream()
            .flatMap(
                entry ->
                    told(device, entry) instanceof TraceEvent.Booted booted
                        ? Optional.of(booted.device().toString()).stream()
                        : Optional.<String>empty().stream())
            .findFirst();
    return id.isPresent() && new FrameLog(timeline).since(0, match, id.get());
  }

  /**
   * Returns the most attempts that a press took; a failed one that another follows is told as such.
   */
  private int attempts(@Nullable String device) {
    return entries.stream().mapToInt(entry -> attempts(told(device, entry))).max().orElse(0);
  }

  private static int attempts(@Nullable TraceEvent event) {
    return switch (event) {
      case TraceEvent.MessageSent _ -> 1;
      case TraceEvent.AttemptFailed failed -> failed.frame() == null ? 0 : failed.attempt() + 1;
      case TraceEvent.GaveUp gaveUp -> gaveUp.frame() == null ? 0 : gaveUp.attempts();
      case null, default -> 0;
    };
  }

  private static boolean isHit(SometimesCondition.FaultHit wanted, TimelineEntry entry) {
    return entry.what() instanceof TimelineEvent.FaultHitsEvent(_, FaultHits hits, _, var spec)
        && !hits.isNothing()
        && spec != null
        && isSuch(wanted, spec);
  }

  private static boolean isSuch(SometimesCondition.FaultHit wanted, FaultSpec spec) {
    var stream = wanted.stream();
    Map<String, Object> attributes = FaultFormat.attributes(spec.fault());
    return FaultFormat.type(spec.fault()).equals(wanted.type())
        && (stream == null || stream.toString().equals(spec.direction().word()))
        && wanted.attributes().entrySet().stream()
            .allMatch(each -> isSuch(each.getValue(), attributes.get(each.getKey())));
  }

  private static boolean isSuch(AttributeMatch match, @Nullable Object value) {
    return switch (match) {
      case AttributeMatch.Word(String word) -> value != null && word.equals(value.toString());
      case AttributeMatch.Span(double from, double to) ->
          value instanceof Number number
              && number.doubleValue() >= from
              && number.doubleValue() <= to;
    };
  }
}
