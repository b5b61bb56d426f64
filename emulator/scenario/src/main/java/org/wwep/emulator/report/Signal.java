package org.wwep.emulator.report;

import java.util.List;

/**
 * One value of a device over a run.
 *
 * @param scope whose it is: a device's name, {@code server}
 * @param name {@code led1}
 * @param kind what its values are
 * @param initial its value when the world begins
 * @param changes in the order of their times; each differs from the value before it
 */
record Signal(String scope, String name, Kind kind, String initial, List<Change> changes) {
  Signal {
    changes = List.copyOf(changes);
  }

  /** What the values of a signal are. */
  enum Kind {
    /** {@code 0} or {@code 1}. */
    BIT,
    /** A number, 0 or more. */
    COUNT,
    /** One of a few words. */
    WORD
  }

  /**
   * A new value.
   *
   * @param at in nanoseconds since the world began
   */
  record Change(long at, String value) {}
}
