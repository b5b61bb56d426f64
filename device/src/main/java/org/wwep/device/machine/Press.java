package org.wwep.device.machine;

import java.time.Instant;

/**
 * One accepted press, until its frame is acknowledged or given up.
 *
 * @param number from 1, in the order of the presses
 * @param at when the button went down
 * @param lit what the LED shows since this press
 */
public record Press(long number, Instant at, boolean lit) {
  /** Returns which of so many links this press takes, from 0: each press the next, in turn. */
  public int link(int links) {
    return (int) ((number - 1) % links);
  }
}
