package org.wwep.emulator.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.wwep.emulator.report.PressSpan.End;
import org.wwep.emulator.scenario.Milestone;

/** A press that is not done with: what is known of it so far. */
final class OpenPress {
  private static final long NOT_BEGUN = -1;

  private final long number;
  private final long from;
  private final Map<Milestone, Long> legs = new EnumMap<>(Milestone.class);
  private final List<PressAttempt> tries = new ArrayList<>();
  private String frame = "";
  private String reply = "";
  private int attempts = 1;
  private long attemptFrom = NOT_BEGUN;

  OpenPress(long number, long from, long debounced) {
    this.number = number;
    this.from = from;
    legs.put(Milestone.EDGE, from);
    legs.put(Milestone.DEBOUNCED, debounced);
  }

  String frame() {
    return frame;
  }

  void led(long at) {
    legs.putIfAbsent(Milestone.LED, at);
  }

  void reached(Milestone milestone, long at) {
    legs.put(milestone, at);
    if (milestone.compareTo(Milestone.CONNECTED) >= 0) {
      begin(at);
    }
  }

  void sent(String sent, long at) {
    frame = sent;
    reached(Milestone.SENT, at);
  }

  void replied(String response, long at) {
    reply = response;
    reached(Milestone.REPLIED, at);
  }

  void failed(String sent, String word) {
    frame = sent;
    reply = word;
  }

  /** The firmware begins to connect; one that does not tell has begun with what it tells first. */
  void begin(long at) {
    if (attemptFrom == NOT_BEGUN) {
      attemptFrom = at;
    }
  }

  /** Another attempt begins: what the last one reached is reached no more. */
  void again(int attempt, long at) {
    endAttempt(at, reply);
    attempts = attempt;
    legs.keySet().removeIf(milestone -> milestone.compareTo(Milestone.CONNECTED) >= 0);
  }

  private void endAttempt(long at, String failure) {
    if (attemptFrom != NOT_BEGUN) {
      tries.add(new PressAttempt(attemptFrom, at, failure, legs));
      attemptFrom = NOT_BEGUN;
    }
  }

  /** Returns what became of it. */
  PressSpan end(String device, String button, long at, End end) {
    endAttempt(at, end.failure(reply));
    return new PressSpan(
        device, button, number, from, at, end, frame, reply, attempts, legs, tries);
  }
}
