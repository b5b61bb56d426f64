package org.wwep.emulator.external;

/** What switches a board's power. */
public sealed interface PowerSpec {
  /** A line of the bench, which a relay or a switch of the supply follows. */
  enum Line implements PowerSpec {
    /** The line {@link ExternalImage#POWER}. */
    LINE
  }

  /**
   * Commands of a shell, as for a power strip on the network.
   *
   * @param on gives power
   * @param off takes it
   */
  record Commands(String on, String off) implements PowerSpec {}
}
