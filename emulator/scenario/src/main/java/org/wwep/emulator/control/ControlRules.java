package org.wwep.emulator.control;

import java.time.Duration;

/**
 * What holds for every client of a control port.
 *
 * @param token what a client has to know
 * @param longest how long a request may take, by the clock
 * @param clients how many there are at a time
 * @param program the version of this program
 */
public record ControlRules(String token, Duration longest, int clients, String program) {}
