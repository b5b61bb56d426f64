package org.wwep.emulator.cli.lab;

import java.util.ArrayList;
import java.util.List;

/**
 * One exchange of keys as it was played.
 *
 * @param title what was tried
 * @param steps who did what, in order
 * @param expected how it has to end
 * @param outcome how it ended
 * @param attacker what an attacker read
 */
record KeyExchangePhase(
    String title,
    List<KeyExchangeStep> steps,
    ExchangeEnd expected,
    ExchangeEnd outcome,
    AttackerView attacker) {
  /** Whose step. */
  enum Actor {
    CLIENT,
    SERVER,
    ATTACKER,
    BOTH
  }

  /** How an exchange ends. */
  enum ExchangeEnd {
    /** The client's frame is answered, and nobody else can read it. */
    ANSWERED,
    /** The client's frame is answered, and the attacker reads both. */
    READ_BY_ATTACKER,
    /** One side refuses before anything is sent. */
    REFUSED
  }

  /** One step. */
  record KeyExchangeStep(Actor actor, String text) {}

  /** Returns whether it ended as it has to. */
  boolean asExpected() {
    return outcome == expected && attacker.isExpected(expected == ExchangeEnd.READ_BY_ATTACKER);
  }

  /** Returns who saw what, as lines with colours. */
  List<String> drawing() {
    return switch (outcome) {
      case ANSWERED -> SightDiagram.sealed();
      case READ_BY_ATTACKER -> SightDiagram.read(attacker);
      case REFUSED -> SightDiagram.refused(steps.getLast().actor());
    };
  }

  /** Collects steps while they happen. */
  static final class Recorder {
    private final String title;
    private final ExchangeEnd expected;
    private final List<KeyExchangeStep> steps = new ArrayList<>();

    Recorder(String title, ExchangeEnd expected) {
      this.title = title;
      this.expected = expected;
    }

    void step(Actor actor, String text) {
      steps.add(new KeyExchangeStep(actor, text));
    }

    /** Ends it without anything that an attacker read. */
    KeyExchangePhase end(ExchangeEnd outcome) {
      return new KeyExchangePhase(
          title, List.copyOf(steps), expected, outcome, AttackerView.NOTHING);
    }

    /** Ends it: the attacker read both directions. */
    KeyExchangePhase read(String fromClient, String fromServer) {
      return new KeyExchangePhase(
          title,
          List.copyOf(steps),
          expected,
          ExchangeEnd.READ_BY_ATTACKER,
          new AttackerView(fromClient, fromServer));
    }
  }
}
