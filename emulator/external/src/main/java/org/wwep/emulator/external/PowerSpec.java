package org.wwep.emulator.external;

import java.time.Duration;

/** What switches a board's power. */
public sealed interface PowerSpec {
  /** How long a board is without power at least, unless told otherwise. */
  Duration PAUSE = Duration.ofMillis(500);

  /**
   * The line {@link ExternalImage#POWER} of the bench, which a relay or a switch of the supply
   * follows.
   *
   * @param pause how long the board is without power at least before it has some again: a relay has
   *     to move, and what is stored to drain away
   */
  record Line(Duration pause) implements PowerSpec {}

  /**
   * Commands of a shell, as for a power strip on the network.
   *
   * @param on gives power
   * @param off takes it
   */
  record Commands(String on, String off) implements PowerSpec {}
}
