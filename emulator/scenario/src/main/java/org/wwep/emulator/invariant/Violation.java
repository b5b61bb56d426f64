package org.wwep.emulator.invariant;

import java.time.Duration;
import org.wwep.emulator.timeline.EventLog;

/**
 * Something that must not happen did.
 *
 * @param rule which invariant
 * @param subject which entry of {@code always} it is about, or empty
 * @param detail what was expected and what was seen, one line
 * @param at when, since the world began
 */
public record Violation(Rule rule, String subject, String detail, Duration at) {
  /** Makes one of a rule that says all. */
  public Violation(Rule rule, String detail, Duration at) {
    this(rule, "", detail, at);
  }

  /** The invariants. */
  public enum Rule {
    /** No press is lost, duplicated or reordered. */
    PRESSES("no press is lost, duplicated or reordered"),
    /** What a frame says is what the LED showed when the press was made. */
    FRAMES("a frame carries the LED's state of its own press"),
    /** The server's register equals the LED once all is quiet. */
    REGISTER("the server's register equals the LED once all is quiet"),
    /** Every packet comes back. */
    PACKETS("every packet is back in its pool"),
    /** Nothing is left behind. */
    LEFTOVERS("no socket, task or timer is left"),
    /** Only transitions of the table. */
    STATES("states change as the table has it"),
    /** Nothing in the clear where TLS was asked for. */
    CLEAR_TEXT("nothing is sent in the clear when TLS was asked for"),
    /** What the scenario says of itself. */
    ALWAYS("what the scenario says always holds"),
    /** Firmware neither ends by itself nor misuses what it is given. */
    FIRMWARE("no firmware ends by a fault or misuses what it is given"),
    /** The devices come to rest. */
    REST("the devices come to rest once the faults are gone");

    private final String words;

    Rule(String words) {
      this.words = words;
    }

    /** Returns the rule as a sentence. */
    public String words() {
      return words;
    }
  }

  /** Returns whether the same thing is broken. */
  public boolean isSameAs(Violation other) {
    return rule == other.rule && subject.equals(other.subject);
  }

  /** Returns one line for a person. */
  @Override
  public String toString() {
    String what = subject.isEmpty() ? detail : subject + ": " + detail;
    return "broken: " + rule.words() + ": " + what + " @ " + EventLog.seconds(at) + "s";
  }
}
