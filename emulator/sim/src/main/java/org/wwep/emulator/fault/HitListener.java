package org.wwep.emulator.fault;

/**
 * Counts what faults hit: what went another way than it would have without them.
 *
 * <p><b>Shape</b>: called by any task, wherever the fault is at work; it must not block.
 */
@FunctionalInterface
public interface HitListener {
  /** For whoever does not count. */
  HitListener NONE = (_, _, _) -> {};

  /** Takes note that a fault hit so many, one or more. */
  void hit(FaultSpec fault, HitUnit unit, long count);
}
