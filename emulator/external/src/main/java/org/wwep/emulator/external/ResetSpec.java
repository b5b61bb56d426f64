package org.wwep.emulator.external;

import java.time.Duration;
import org.wwep.emulator.external.SerialSettings.ModemLine;

/** What resets a board on a bench. */
public sealed interface ResetSpec {
  /** How long a board is held in reset, unless told otherwise. */
  Duration PULSE = Duration.ofMillis(100);

  /** The bench's line {@link ExternalImage#RESET} holds the board in reset for this long. */
  record Line(Duration pulse) implements ResetSpec {}

  /**
   * A modem line of the console's serial port leaves its level for this long, as adapters with an
   * automatic reset have it.
   */
  record Modem(ModemLine line, Duration pulse) implements ResetSpec {}

  /** A command of the shell: that of a debug probe or of an emulator's monitor. */
  record Command(String command) implements ResetSpec {}
}
