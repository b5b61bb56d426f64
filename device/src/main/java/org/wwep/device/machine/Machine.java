package org.wwep.device.machine;

/**
 * What a device decides: the client firmware's own is {@link ClientMachine}.
 *
 * <p>An interface so that a test may put a faulty one in its place and see who notices.
 */
@FunctionalInterface
public interface Machine {
  /** Returns what this event leads to in this state; reads no clock and does no I/O. */
  Transition next(State state, Event event);
}
