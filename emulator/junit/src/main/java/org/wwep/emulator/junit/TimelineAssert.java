package org.wwep.emulator.junit;

import java.time.Duration;
import java.util.List;
import org.wwep.device.trace.TraceEvent;
import org.wwep.emulator.timeline.Entry;
import org.wwep.emulator.timeline.EventLog;
import org.wwep.emulator.timeline.Happening;
import org.wwep.emulator.timeline.Timeline;

/**
 * Assertions on a timeline: {@code
 * assertThat(timeline).press(1).leadsTo(frame("W038E050001")).within(ofMillis(50))}.
 *
 * <p><b>Errors</b>: an {@link AssertionError} with what was expected, what was seen, and when.
 */
public final class TimelineAssert {
  private static final int SHOWN = 12;

  private final List<Entry> entries;

  private TimelineAssert(List<Entry> entries) {
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
  public From press(int number) {
    int seen = 0;
    int edge = -1;
    for (Entry entry : entries) {
      if (entry.what() instanceof Happening.OnDevice(_, TraceEvent event)) {
        if (event instanceof TraceEvent.RawEdge) {
          edge = edge < 0 ? entry.number() : edge;
        } else if (event instanceof TraceEvent.Debounced debounced) {
          if (debounced.pressed() && ++seen == number) {
            return new From("press " + number, entries.get(edge < 0 ? entry.number() : edge));
          }
          edge = -1;
        }
      }
    }
    throw new AssertionError(
        "expected press %d, there were %d presses; last:%s".formatted(number, seen, last()));
  }

  /** Asserts that this never happened. */
  public TimelineAssert never(Happened what) {
    for (Entry entry : entries) {
      if (what.test().test(entry)) {
        throw new AssertionError(
            "expected no %s, it was @ %ss".formatted(what.words(), EventLog.seconds(entry.at())));
      }
    }
    return this;
  }

  private String last() {
    StringBuilder text = new StringBuilder();
    for (Entry entry : entries.subList(Math.max(0, entries.size() - SHOWN), entries.size())) {
      text.append("\n  ").append(EventLog.line(entry).stripTrailing());
    }
    return text.toString();
  }

  /** From here on. */
  public final class From {
    private final String words;
    private final Entry from;

    private From(String words, Entry from) {
      this.words = words;
      this.from = from;
    }

    /** Asserts that this happened afterwards, and looks at the first time it did. */
    public Led leadsTo(Happened what) {
      for (Entry entry : entries.subList(from.number() + 1, entries.size())) {
        if (what.test().test(entry)) {
          return new Led(words + " to " + what.words(), from, entry);
        }
      }
      throw new AssertionError(
          "expected %s after %s @ %ss; last:%s"
              .formatted(what.words(), words, EventLog.seconds(from.at()), last()));
    }
  }

  /** What something has led to. */
  public final class Led {
    private final String words;
    private final Entry from;
    private final Entry to;

    private Led(String words, Entry from, Entry to) {
      this.words = words;
      this.from = from;
      this.to = to;
    }

    /** Asserts how long it took at most. */
    public Led within(Duration most) {
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
    public Led leadsTo(Happened what) {
      return new From(words, to).leadsTo(what);
    }
  }

  private static String millis(Duration duration) {
    return "%d.%06d".formatted(duration.toMillis(), duration.toNanos() % 1_000_000);
  }
}
