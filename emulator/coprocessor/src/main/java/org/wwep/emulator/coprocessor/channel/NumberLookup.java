package org.wwep.emulator.coprocessor.channel;

import java.util.Optional;
import java.util.function.ToIntFunction;

/** Finds a value by the number that it has on the channel. */
final class NumberLookup {
  private NumberLookup() {}

  /** Returns the one of these values with this number. */
  static <E> Optional<E> find(E[] values, ToIntFunction<E> numberOf, int number) {
    for (E each : values) {
      if (numberOf.applyAsInt(each) == number) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  /**
   * Returns the one of these values with this number.
   *
   * @param what what the values are, for the message that there is none
   */
  static <E> E get(E[] values, ToIntFunction<E> numberOf, int number, String what)
      throws MalformedFrameException {
    return find(values, numberOf, number)
        .orElseThrow(
            () -> new MalformedFrameException("no %s has number %d".formatted(what, number)));
  }
}
