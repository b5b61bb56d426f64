package org.wwep.emulator.control;

import java.time.Duration;
import org.wwep.value.Durations;

/**
 * What holds for every client of a control port.
 *
 * @param token what a client has to know
 * @param longest how long a request may take, by the clock
 * @param clients how many there are at a time
 * @param program the version of this program
 */
public record ControlRules(String token, Duration longest, int clients, String program) {
  ControlException late() {
    return new ControlException(
        ControlException.Kind.LATE,
        "it took longer than %s, the port's limit of a request; a board that was at it is gone"
            .formatted(Durations.format(longest)));
  }
}
