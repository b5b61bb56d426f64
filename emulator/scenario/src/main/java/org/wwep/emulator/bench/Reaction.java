package org.wwep.emulator.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wwep.device.trace.TraceEvent;
import org.wwep.emulator.timeline.Timeline;
import org.wwep.emulator.timeline.TimelineEntry;
import org.wwep.emulator.timeline.TimelineEvent;
import org.wwep.value.Durations;

/**
 * What a board has done since something was tried, by the timeline.
 *
 * @param leds how often each LED's line has moved
 * @param printed the lines of its console
 * @param connections how many connections it has opened
 * @param fault the first thing that the bench itself could not do, or that ended the board
 * @param first the first edge of an LED, from the press on, if there was a press before it
 */
record Reaction(
    Map<String, Integer> leds,
    List<String> printed,
    int connections,
    TraceEvent.@Nullable FirmwareFaulted fault,
    Optional<Duration> first) {
  private static final int SHOWN = 40;

  /** Reads what a device has done since the timeline had so many entries. */
  static Reaction since(Timeline timeline, int mark, String device) {
    Map<String, Integer> leds = new LinkedHashMap<>();
    List<String> printed = new ArrayList<>();
    int connections = 0;
    TraceEvent.FirmwareFaulted fault = null;
    Duration pressed = null;
    Duration first = null;
    List<TimelineEntry> entries = timeline.entries();
    for (TimelineEntry entry : entries.subList(mark, entries.size())) {
      if (!entry.source().equals(device)
          || !(entry.what() instanceof TimelineEvent.DeviceEvent(_, TraceEvent event))) {
        continue;
      }
      if (event instanceof TraceEvent.LedSet led) {
        leds.merge(led.part(), 1, Integer::sum);
        first = first == null && pressed != null ? entry.at().minus(pressed) : first;
      } else if (event instanceof TraceEvent.LinePrinted line) {
        printed.add(line.text());
      } else if (event instanceof TraceEvent.ConnectionOpened) {
        connections++;
      } else if (event instanceof TraceEvent.FirmwareFaulted faulted && fault == null) {
        fault = faulted;
      } else if (event instanceof TraceEvent.RawEdge && pressed == null) {
        pressed = entry.at();
      }
    }
    return new Reaction(leds, printed, connections, fault, Optional.ofNullable(first));
  }

  /** Returns this without what the board does by itself anyway. */
  Reaction without(Reaction resting) {
    Map<String, Integer> moved = new LinkedHashMap<>(leds);
    Set<String> restless = resting.leds.keySet();
    moved.keySet().removeAll(restless);
    return new Reaction(
        moved,
        resting.printed.isEmpty() ? printed : List.of(),
        resting.connections == 0 ? connections : 0,
        fault,
        restless.isEmpty() ? first : Optional.empty());
  }

  /** Returns whether anything was seen at all. */
  boolean isNone() {
    return leds.isEmpty() && printed.isEmpty() && connections == 0;
  }

  /** Returns whether a text is in what was printed. */
  boolean printed(String text) {
    return String.join("\n", printed).contains(text);
  }

  /** Returns whether what was printed is no text: a wrong speed makes such. */
  boolean isGarbled() {
    String all = String.join("", printed);
    long strange = all.chars().filter(c -> c == '?' || c == '\uFFFD').count();
    return all.length() >= 4 && strange * 3 > all.length();
  }

  /** Returns it in a few words, {@code led1 after 1.6ms, prints 'btn1 down', a connection}. */
  String words() {
    List<String> words = new ArrayList<>();
    leds.keySet().forEach(led -> words.add(led + " moved"));
    if (!words.isEmpty() && first.isPresent()) {
      words.add(words.removeLast() + " after " + Durations.format(micros(first.get())));
    }
    if (!printed.isEmpty()) {
      words.add("prints '" + cut(printed.getFirst()) + "'");
    }
    if (connections > 0) {
      words.add(connections == 1 ? "a connection" : connections + " connections");
    }
    return words.isEmpty() ? "nothing" : String.join(", ", words);
  }

  static String cut(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
  }

  private static Duration micros(Duration span) {
    return Duration.ofNanos(span.toNanos() / 1000 * 1000);
  }
}
