package org.wwep.emulator.cli.fleet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.wwep.emulator.fleet.PressModel.Sequence;
import org.wwep.emulator.fleet.PressModel.Sequence.Press;

/**
 * Presses with the pauses between them, as they are put together.
 *
 * <p><b>Errors</b>: {@link IllegalArgumentException} with one line if there are more presses, or
 * longer pauses, than a fleet plays.
 */
final class PressList {
  private final List<Press> presses = new ArrayList<>();

  /** The pause before the first press. */
  private Duration before = Duration.ZERO;

  /** All pauses. */
  private Duration length = Duration.ZERO;

  /** Returns whether there is no press. */
  boolean isEmpty() {
    return presses.isEmpty();
  }

  /** Adds a press without a pause. */
  void press(Duration hold) {
    checkPresses(1);
    presses.add(new Press(hold, Duration.ZERO));
  }

  /** Adds a pause. */
  void delay(Duration pause) {
    checkLength(pause);
    length = length.plus(pause);
    if (presses.isEmpty()) {
      before = before.plus(pause);
    } else {
      Press last = presses.removeLast();
      presses.add(new Press(last.hold(), last.pause().plus(pause)));
    }
  }

  /** Adds all of another list several times. */
  void add(PressList other, int times) {
    if (other.isEmpty()) {
      delay(other.before.multipliedBy(times));
      return;
    }
    checkPresses((long) other.presses.size() * times);
    checkLength(other.length.multipliedBy(times));
    for (int i = 0; i < times; i++) {
      delay(other.before);
      presses.addAll(other.presses);
      length = length.plus(other.length).minus(other.before);
    }
  }

  private void checkPresses(long more) {
    if (presses.size() + more > Sequence.MOST_PRESSES) {
      throw new IllegalArgumentException(
          "a fleet plays up to %d presses: leave some out, the list is played again and again"
              .formatted(Sequence.MOST_PRESSES));
    }
  }

  private void checkLength(Duration more) {
    if (length.plus(more).compareTo(Sequence.LONGEST) > 0) {
      throw new IllegalArgumentException(
          "the pauses of a fleet are longer than a year in all: shorten a 'delay'");
    }
  }

  /**
   * Returns it to be played again and again: the pause before the first press is behind the last.
   *
   * @param name what reports call it
   */
  Sequence sequence(String name) {
    List<Press> all = new ArrayList<>(presses);
    Press last = all.removeLast();
    all.add(new Press(last.hold(), last.pause().plus(before)));
    return new Sequence(name, all);
  }
}
