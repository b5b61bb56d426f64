package org.wwep.emulator.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.json.JsonObject;
import org.wwep.emulator.report.PressSpan.End;
import org.wwep.emulator.scenario.Milestone;

/**
 * The spans of one press, as OTLP has them in JSON: the press, what the board did, and each attempt
 * with what it consists of.
 */
final class PressTrace {
  private static final int KIND_INTERNAL = 1;
  private static final int KIND_CLIENT = 3;
  private static final int STATUS_OK = 1;
  private static final int STATUS_ERROR = 2;
  private static final long SECOND = 1_000_000_000L;

  private final Instant beginning;
  private final PressSpan press;
  private final PressIdentity identity;
  private final List<Object> spans = new ArrayList<>();

  private PressTrace(Instant beginning, PressSpan press, PressIdentity identity) {
    this.beginning = beginning;
    this.press = press;
    this.identity = identity;
  }

  /** Returns the spans, the press first, each before what is in it. */
  static List<Object> of(Instant beginning, PressSpan press, PressIdentity identity) {
    PressTrace trace = new PressTrace(beginning, press, identity);
    trace.press();
    return trace.spans;
  }

  private void press() {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("wwep.device", press.device());
    told.put("wwep.button", press.button());
    told.put("wwep.press", press.number());
    told.put("wwep.end", press.end().word());
    told.put("wwep.attempts", press.tries().size());
    if (!press.frame().isEmpty()) {
      told.put("wwep.frame", press.frame());
    }
    if (!press.reply().isEmpty()) {
      told.put("wwep.reply", press.reply());
    }
    add("press", "", press.from(), press.to(), KIND_INTERNAL, told, trouble());
    Long debounced = press.legs().get(Milestone.DEBOUNCED);
    Long led = press.legs().get(Milestone.LED);
    if (debounced != null) {
      part("debounce", "press", press.from(), debounced, null);
      if (led != null) {
        part("led", "press", debounced, led, null);
      }
    }
    long last = debounced == null ? press.from() : debounced;
    int number = 0;
    for (PressAttempt attempt : press.tries()) {
      // Behind another press, or until the next attempt.
      if (attempt.from() > last) {
        part(number == 0 ? "queue" : "back off " + number, "press", last, attempt.from(), null);
      }
      attempt(attempt, ++number);
      last = attempt.to();
    }
  }

  private @Nullable String trouble() {
    return press.end() == End.OPEN ? null : press.end().failure(press.reply());
  }

  private void attempt(PressAttempt attempt, int number) {
    String name = "attempt " + number;
    String failure = attempt.failure();
    boolean open = failure.isEmpty() && press.end() == End.OPEN;
    add(
        name,
        "press",
        attempt.from(),
        attempt.to(),
        KIND_CLIENT,
        Map.of("wwep.attempt", number),
        open ? null : failure);
    long from = attempt.from();
    for (Map.Entry<Milestone, Long> leg : attempt.legs().entrySet()) {
      part(name + " " + word(leg.getKey()), name, from, leg.getValue(), null);
      from = Math.max(from, leg.getValue());
    }
    // Where it failed, as far as that can be told: it had not connected yet, or waited for a reply.
    boolean waiting =
        attempt.legs().containsKey(Milestone.SENT)
            && !attempt.legs().containsKey(Milestone.REPLIED);
    if (!failure.isEmpty() && (waiting || attempt.legs().isEmpty())) {
      part(name + (waiting ? " reply" : " connect"), name, from, attempt.to(), failure);
    }
  }

  private static String word(Milestone milestone) {
    return switch (milestone) {
      case CONNECTED -> "connect";
      case SECURED -> "tls";
      case SENT -> "frame";
      case REPLIED -> "reply";
      case EDGE, DEBOUNCED, LED, RESOLVED ->
          throw new IllegalArgumentException(milestone + " is no part of an attempt");
    };
  }

  private void part(String part, String parent, long from, long to, @Nullable String failure) {
    add(part, parent, from, to, KIND_INTERNAL, Map.of(), failure);
  }

  private void add(
      String part,
      String parent,
      long from,
      long to,
      int kind,
      Map<String, Object> told,
      @Nullable String failure) {
    String shown = parent.startsWith("attempt") ? part.substring(parent.length() + 1) : part;
    JsonObject span =
        new JsonObject()
            .with("traceId", identity.trace())
            .with("spanId", identity.span(part))
            .with("parentSpanId", parent.isEmpty() ? null : identity.span(parent))
            .with("name", shown)
            .with("kind", kind)
            .with("startTimeUnixNano", unix(Math.max(from, press.from())))
            .with("endTimeUnixNano", unix(Math.max(from, to)))
            .with("attributes", told.isEmpty() ? null : OtlpTraces.attributes(told));
    if (failure != null) {
      span.with("status", status(failure));
    }
    spans.add(span.fields());
  }

  private static Map<String, Object> status(String failure) {
    return failure.isEmpty()
        ? Map.of("code", STATUS_OK)
        : new JsonObject().with("message", failure).with("code", STATUS_ERROR).fields();
  }

  /** A time of this size is text in OTLP, since a JSON number has not as many digits. */
  private String unix(long nanos) {
    Instant at = beginning.plusNanos(nanos);
    return Long.toString(
        Math.addExact(Math.multiplyExact(at.getEpochSecond(), SECOND), at.getNano()));
  }
}
