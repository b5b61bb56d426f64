package org.wwep.emulator.report;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.wwep.emulator.scenario.Milestone;

/**
 * What became of one press, from the button's edge to the server's reply.
 *
 * @param device whose button
 * @param button the button's part id
 * @param number which press of this button it is since power came, from 1
 * @param from when the contact closed, in nanoseconds since the world began
 * @param to when it was acknowledged, given up or lost; the run's end if it was none of these
 * @param end how it ended
 * @param frame the frame, or empty if none was sent
 * @param reply what the server said last, or why the last attempt failed; may be empty
 * @param attempts how often it was tried
 * @param legs when each milestone was reached, those of the last attempt
 * @param tries the attempts that were begun, in order
 */
record PressSpan(
    String device,
    String button,
    long number,
    long from,
    long to,
    End end,
    String frame,
    String reply,
    int attempts,
    Map<Milestone, Long> legs,
    List<PressAttempt> tries) {
  /** Keeps the milestones in their order, and copies the attempts. */
  PressSpan {
    Map<Milestone, Long> ordered = new EnumMap<>(Milestone.class);
    ordered.putAll(legs);
    legs = Collections.unmodifiableMap(ordered);
    tries = List.copyOf(tries);
  }

  /** How a press ends. */
  enum End {
    /** The server acknowledged its frame. */
    ACKNOWLEDGED,
    /** The last attempt failed. */
    GIVEN_UP,
    /** The device lost its power meanwhile. */
    LOST,
    /** The run was over first. */
    OPEN;

    /**
     * Returns why the last attempt failed; empty if it did not, or the run was over first.
     *
     * @param reply what was heard last
     */
    String failure(String reply) {
      return switch (this) {
        case ACKNOWLEDGED, OPEN -> "";
        case GIVEN_UP -> reply;
        case LOST -> "lost with the power";
      };
    }

    /** Returns its name in traces, {@code given-up}. */
    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Returns what to write on it. */
  String label() {
    String sent = frame.isEmpty() ? button + " press " + number : frame;
    return switch (end) {
      case ACKNOWLEDGED -> sent + " \u2192 " + reply;
      case GIVEN_UP -> sent + " given up: " + reply;
      case LOST -> sent + " lost with the power";
      case OPEN -> sent + (reply.isEmpty() ? " under way" : " under way: " + reply);
    };
  }
}
