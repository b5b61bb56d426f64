package org.wwep.emulator.firmware;

/**
 * Answers that a carrier may give on its own until the firmware waits for another one: the time
 * stands still while it runs.
 *
 * @param uptime nanoseconds since power on
 * @param clock nanoseconds since 1970
 * @param sockets whether there is always one more socket
 * @param lastSocket the number of the last one; the next has the next number
 * @param talking the socket that was used last
 * @param room how many bytes it takes at once; what is sent beyond them has to wait
 * @param next whether the thread that an interrupt wakes is the next one to run, and finds all of
 *     this as it is
 */
public record KnownAnswers(
    long uptime,
    long clock,
    boolean sockets,
    long lastSocket,
    long talking,
    int room,
    boolean next) {
  /** Returns the same for an interrupt that is followed by the thread which it wakes. */
  public KnownAnswers withNext() {
    return new KnownAnswers(uptime, clock, sockets, lastSocket, talking, room, true);
  }
}
