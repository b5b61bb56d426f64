package org.wwep.emulator.fault;

/**
 * Trouble with a device's packet pools.
 *
 * @param kind which
 */
public record PoolFault(Kind kind) implements Fault {
  /** Which trouble. */
  public enum Kind {
    /** No packet is left. */
    EXHAUSTED
  }
}
