package org.wwep.emulator.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wwep.emulator.scenario.Milestone;
import org.wwep.emulator.testbed.FaultReport;
import org.wwep.emulator.timeline.EventLog;

/**
 * What led to a failure, as the timeline tells it: who set the pin, where the press stopped, what
 * disturbed it.
 *
 * <p><b>Shape</b>: the closest cause first, and no more than {@value #MOST}: nobody reads on from
 * there.
 */
final class FailureCauses {
  private static final int MOST = 5;
  private static final int LONGEST = 300;
  private static final Pattern PIN = Pattern.compile("^(\\S+)=([01])\\b.*");

  /** What the causes tell better, or the table of the press. */
  private static final String PRESS = "the press: ";

  private static final String EDGES = "last edges: ";
  private static final List<String> REPLACED = List.of(PRESS, EDGES, "no edges so far");

  private final RunTimeline runTimeline;
  private final String expected;
  private final List<String> details;
  private final List<PressSpan> presses;

  FailureCauses(RunTimeline runTimeline, String expected, List<String> details) {
    this.runTimeline = runTimeline;
    this.expected = expected;
    this.details = details;
    this.presses =
        runTimeline.devices().stream()
            .flatMap(device -> PressSpans.of(runTimeline, device).stream())
            .sorted(Comparator.comparingLong(PressSpan::from))
            .toList();
  }

  /** Returns when the last press reached what, if anybody pressed. */
  Optional<PressTable> table() {
    return press().map(span -> PressTable.of(runTimeline.result(), span));
  }

  private Optional<PressSpan> press() {
    return presses.isEmpty() ? Optional.empty() : Optional.of(presses.getLast());
  }

  /** Returns the causes, one line each. */
  List<String> why() {
    Optional<String> pin = pin();
    List<String> why = new ArrayList<>(pin.stream().toList());
    disturbances(why);
    details.stream()
        .filter(part -> REPLACED.stream().noneMatch(part::startsWith))
        .forEach(why::add);
    if (details.stream().anyMatch(part -> part.startsWith(PRESS))) {
      table().map(FailureCauses::longest).ifPresent(why::add);
    }
    press()
        .ifPresentOrElse(
            span -> outcome(span).ifPresent(why::add), () -> why.add("nobody pressed a button"));
    if (pin.isEmpty()) {
      details.stream().filter(part -> part.startsWith(EDGES)).forEach(why::add);
    }
    return why.stream().limit(MOST).map(line -> PrintableText.cut(line, LONGEST)).toList();
  }

  private static String longest(PressTable table) {
    return table.rows().stream()
        .max(Comparator.comparingLong(PressTable.Row::step))
        .map(
            row ->
                "the longest part was up to '%s', %s ms"
                    .formatted(row.milestone(), row.stepMillis()))
        .orElseThrow();
  }

  /** Says since when a pin has the value that nobody expected, and by which press. */
  private Optional<String> pin() {
    Matcher level = PIN.matcher(expected);
    if (!level.matches()) {
      return Optional.empty();
    }
    return Signals.of(runTimeline).stream()
        .filter(signal -> signal.name().equals(level.group(1)))
        .findFirst()
        .map(
            signal -> {
              if (signal.changes().isEmpty()) {
                return "%s never changed".formatted(signal.name());
              }
              Signal.Change last = signal.changes().getLast();
              return "%s=%s since %s%s"
                  .formatted(signal.name(), last.value(), at(last.at()), by(signal, last.at()));
            });
  }

  private String by(Signal signal, long at) {
    return presses.stream()
        .filter(span -> span.device().equals(signal.scope()) && span.from() <= at)
        .filter(span -> Objects.equals(span.legs().get(Milestone.LED), at))
        .findFirst()
        .map(span -> ", by " + PressTable.name(span) + " at " + at(span.from()))
        .orElse("");
  }

  private static Optional<String> outcome(PressSpan span) {
    String tries = span.attempts() > 1 ? " after " + span.attempts() + " attempts" : "";
    String name = PressTable.name(span);
    return switch (span.end()) {
      case ACKNOWLEDGED -> Optional.empty();
      case GIVEN_UP -> Optional.of(name + " was given up" + tries + ": " + span.reply());
      case LOST -> Optional.of(name + " was lost with the power");
      case OPEN ->
          Optional.of(
              "%s got as far as '%s'%s%s"
                  .formatted(
                      name,
                      span.legs().keySet().stream().reduce((_, b) -> b).orElseThrow(),
                      span.attempts() > 1 ? " in attempt " + span.attempts() : "",
                      span.reply().isEmpty() ? "" : ", last: " + span.reply()));
    };
  }

  /** Adds what was wrong on purpose when it failed. */
  private void disturbances(List<String> why) {
    List<FaultReport> faults = runTimeline.result().faults();
    for (DisturbanceInterval interval : DisturbanceInterval.of(runTimeline)) {
      boolean fault = !interval.name().equals(DisturbanceInterval.NO_POWER);
      Optional<FaultReport> report =
          faults.stream().filter(each -> each.name().equals(interval.name())).findFirst();
      boolean idle = fault && report.map(each -> each.hits().isNothing()).orElse(false);
      if (interval.to() >= runTimeline.end() && !idle) {
        String hits = report.map(each -> ", hit " + each.hits()).orElse("");
        why.add(
            (fault ? "fault " + interval.name() : interval.scope() + " without power")
                + " since "
                + at(interval.from())
                + (interval.detail().isEmpty() ? "" : ": " + interval.detail())
                + hits);
      }
    }
  }

  private static String at(long nanos) {
    String exact = EventLog.seconds(Duration.ofNanos(nanos));
    return exact.substring(0, exact.length() - 3) + " s";
  }
}
