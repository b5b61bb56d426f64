package org.wwep.emulator.junit;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.wwep.device.trace.TraceEvent;
import org.wwep.emulator.timeline.ContactEdges;
import org.wwep.emulator.timeline.EventLog;
import org.wwep.emulator.timeline.Timeline;
import org.wwep.emulator.timeline.TimelineEntry;
import org.wwep.emulator.timeline.TimelineEvent;

/**
 * Assertions on a timeline: {@code
 * assertThat(timeline).press(1).leadsTo(frame("W038E050001")).within(ofMillis(50))}.
 *
 * <p><b>Errors</b>: an {@link AssertionError} with what was expected, what was seen, and when.
 */
public final class TimelineAssert {
  private static final int SHOWN = 12;

  private final List<TimelineEntry> entries;

  private TimelineAssert(List<TimelineEntry> entries) {
    this.entries = entries;
  }

  /** Begins an assertion on what has happened so far. */
  public static TimelineAssert assertThat(Timeline timeline) {
    return new TimelineAssert(timeline.entries());
  }

  /**
   * Looks at a press that was accepted.
   *
   * @param number from 1, in the order of the presses, of all devices
   */
  public EntryAssert press(int number) {
    int seen = 0;
    Map<String, ContactEdges<TimelineEntry>> buttons = new HashMap<>();
    for (TimelineEntry timelineEntry : entries) {
      if (timelineEntry.what() instanceof TimelineEvent.DeviceEvent(_, TraceEvent event)) {
        if (event instanceof TraceEvent.RawEdge raw) {
          edges(buttons, timelineEntry.source() + " " + raw.part())
              .edge(timelineEntry, timelineEntry.at(), raw.level());
        } else if (event instanceof TraceEvent.Debounced debounced) {
          var own = edges(buttons, timelineEntry.source() + " " + debounced.part());
          if (!debounced.pressed()) {
            own.released(timelineEntry.at());
            continue;
          }
          TimelineEntry edge = own.pressed(timelineEntry.at());
          if (++seen == number) {
            return new EntryAssert("press " + number, edge == null ? timelineEntry : edge);
          }
        }
      }
    }
    throw new AssertionError(
        "expected press %d, there were %d presses; last:%s".formatted(number, seen, last()));
  }

  private static ContactEdges<TimelineEntry> edges(
      Map<String, ContactEdges<TimelineEntry>> buttons, String button) {
    return buttons.computeIfAbsent(button, _ -> new ContactEdges<>());
  }

  /** Asserts that this never happened. */
  public TimelineAssert never(EventMatcher what) {
    for (TimelineEntry timelineEntry : entries) {
      if (what.test().test(timelineEntry)) {
        throw new AssertionError(
            "expected no %s, it was @ %ss"
                .formatted(what.words(), EventLog.seconds(timelineEntry.at())));
      }
    }
    return this;
  }

  private String last() {
    StringBuilder text = new StringBuilder();
    for (TimelineEntry timelineEntry :
        entries.subList(Math.max(0, entries.size() - SHOWN), entries.size())) {
      text.append("\n  ").append(EventLog.line(timelineEntry).stripTrailing());
    }
    return text.toString();
  }

  /** From here on. */
  public final class EntryAssert {
    private final String words;
    private final TimelineEntry from;

    private EntryAssert(String words, TimelineEntry from) {
      this.words = words;
      this.from = from;
    }

    /** Asserts that this happened afterwards, and looks at the first time it did. */
    public SequenceAssert leadsTo(EventMatcher what) {
      for (TimelineEntry timelineEntry : entries.subList(from.number() + 1, entries.size())) {
        if (what.test().test(timelineEntry)) {
          return new SequenceAssert(words + " to " + what.words(), from, timelineEntry);
        }
      }
      throw new AssertionError(
          "expected %s after %s @ %ss; last:%s"
              .formatted(what.words(), words, EventLog.seconds(from.at()), last()));
    }
  }

  /** What something has led to. */
  public final class SequenceAssert {
    private final String words;
    private final TimelineEntry from;
    private final TimelineEntry to;

    private SequenceAssert(String words, TimelineEntry from, TimelineEntry to) {
      this.words = words;
      this.from = from;
      this.to = to;
    }

    /** Asserts how long it took at most. */
    public SequenceAssert within(Duration most) {
      Duration took = to.at().minus(from.at());
      if (took.compareTo(most) > 0) {
        throw new AssertionError(
            "expected %s within %s ms, it took %s ms (from %ss to %ss)"
                .formatted(
                    words,
                    millis(most),
                    millis(took),
                    EventLog.seconds(from.at()),
                    EventLog.seconds(to.at())));
      }
      return this;
    }

    /** Goes on from there. */
    public SequenceAssert leadsTo(EventMatcher what) {
      return new EntryAssert(words, to).leadsTo(what);
    }
  }

  private static String millis(Duration duration) {
    return "%d.%06d".formatted(duration.toMillis(), duration.toNanos() % 1_000_000);
  }
}
