package org.wwep.emulator.sim;

/** Something that happens at an instant, to nobody's surprise: it must not block. */
@FunctionalInterface
public interface ScheduledEvent {
  /**
   * Happens.
   *
   * @param argument what was given when it was scheduled
   */
  void happen(long argument);
}
