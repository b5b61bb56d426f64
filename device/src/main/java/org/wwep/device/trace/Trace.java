package org.wwep.device.trace;

/** Takes what a device tells, one event at a time and in order. */
@FunctionalInterface
public interface Trace {
  /** Takes one event; must not block for long, since the firmware waits. */
  void record(TraceEvent event);
}
