package org.wwep.emulator.fault;

/**
 * Trouble with a device's Wi-Fi.
 *
 * @param kind which
 */
public record WifiFault(Kind kind) implements Fault {
  /** Which trouble. */
  public enum Kind {
    /** The network is gone. */
    DROP
  }
}
