package org.wwep.emulator.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.wwep.device.trace.TraceEvent;
import org.wwep.emulator.json.JsonObject;
import org.wwep.emulator.scenario.DeviceRef;
import org.wwep.emulator.timeline.Timeline;
import org.wwep.emulator.timeline.TimelineEntry;
import org.wwep.emulator.timeline.TimelineEvent;
import org.wwep.protocol.server.Transaction;

/** What was printed and sent so far, page by page; whoever reads on says from which entry. */
final class ControlLog {
  /** How many lines or frames a reply has at most. */
  static final int MOST = 1000;

  private static final int LONGEST = 2000;

  private final Timeline timeline;

  ControlLog(Timeline timeline) {
    this.timeline = timeline;
  }

  /** Returns the lines of a device's console, and from where to read on. */
  JsonObject console(String device, int from) {
    DeviceRef ref = DeviceRef.of(device);
    return page(
        "lines",
        from,
        entry -> ref.printed(entry).map(text -> at(entry).with("text", text(text)).fields()));
  }

  /** Returns what devices sent and heard and what the server answered, and from where to read. */
  JsonObject frames(int from) {
    return page("frames", from, ControlLog::frame);
  }

  private static Optional<Map<String, Object>> frame(TimelineEntry entry) {
    JsonObject frame = at(entry).with("from", entry.source());
    if (entry.what() instanceof TimelineEvent.DeviceEvent(_, TraceEvent event)) {
      if (event instanceof TraceEvent.MessageSent sent) {
        return Optional.of(frame.with("sent", sent.frame().frame()).fields());
      }
      return event instanceof TraceEvent.ResponseReceived reply
          ? Optional.of(frame.with("heard", text(reply.response())).fields())
          : Optional.empty();
    }
    return entry.what() instanceof TimelineEvent.ServerEvent(Transaction transaction)
        ? Optional.of(
            frame
                .with("received", text(transaction.received()))
                .with("answered", transaction.reply().frame())
                .fields())
        : Optional.empty();
  }

  private JsonObject page(
      String name, int from, Function<TimelineEntry, Optional<Map<String, Object>>> reader) {
    List<Map<String, Object>> read = new ArrayList<>();
    int next = from;
    for (int end = timeline.size(); next < end && read.size() < MOST; next++) {
      reader.apply(timeline.get(next)).ifPresent(read::add);
    }
    return new JsonObject().with(name, read).with("next", next);
  }

  private static JsonObject at(TimelineEntry entry) {
    return new JsonObject().with("at-ns", entry.at().toNanos());
  }

  private static String text(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
  }
}
