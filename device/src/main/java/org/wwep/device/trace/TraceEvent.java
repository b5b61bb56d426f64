package org.wwep.device.trace;

import java.net.InetAddress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.wwep.device.machine.Failure;
import org.wwep.hal.Level;
import org.wwep.hal.MacAddress;
import org.wwep.net.Endpoint;
import org.wwep.protocol.DeviceId;
import org.wwep.protocol.WriteRequest;

/**
 * One thing that happened on a device: the timeline from the button's edge to the server's reply is
 * made of these.
 */
public sealed interface TraceEvent {
  /** Returns when it happened, on the device's clock. */
  Instant at();

  /** The firmware started. */
  record Booted(Instant at, DeviceId device, MacAddress mac, String board) implements TraceEvent {}

  /** A raw edge on a button's pin, bounce included. */
  record RawEdge(Instant at, String part, Level level) implements TraceEvent {}

  /** A debounced change of a button. */
  record Debounced(Instant at, String part, boolean pressed) implements TraceEvent {}

  /** An LED was set. */
  record LedSet(Instant at, String part, boolean lit) implements TraceEvent {}

  /** A part of the board could not be driven. */
  record PartFailed(Instant at, String part, String detail) implements TraceEvent {}

  /** A part of a board on a bench that had failed can be used again. */
  record PartBack(Instant at, String part) implements TraceEvent {}

  /**
   * A board on a bench asked the bench's name server.
   *
   * @param name what it asked about, with what is not fit for a terminal replaced
   * @param type which record it wants, such as {@code A}
   */
  record NameAsked(Instant at, String name, String type) implements TraceEvent {}

  /**
   * The bench's name server answered.
   *
   * @param answer an address, or in a word why there is none
   */
  record NameAnswered(Instant at, String name, String type, String answer) implements TraceEvent {}

  /** The state machine went on. */
  record StateChanged(Instant at, String from, String to, String by) implements TraceEvent {}

  /** The server's address is known. */
  record ServerResolved(Instant at, String host, InetAddress address) implements TraceEvent {}

  /** The handshake is done; {@code by} says what protects the connection. */
  record LinkSecured(Instant at, String by) implements TraceEvent {}

  /** A frame is out. */
  record MessageSent(Instant at, WriteRequest frame) implements TraceEvent {}

  /** The server answered, whatever it answered; printable ASCII. */
  record ResponseReceived(Instant at, String response) implements TraceEvent {}

  /** A press's frame was acknowledged. */
  record PressAcknowledged(Instant at, long press, WriteRequest frame) implements TraceEvent {}

  /**
   * An attempt failed, and another follows.
   *
   * @param frame the frame of the press, or null if there was none yet
   * @param of how many attempts there are, or 0 if there is no limit
   * @param fallback the address that is used instead, or null
   */
  record AttemptFailed(
      Instant at,
      @Nullable WriteRequest frame,
      int attempt,
      int of,
      Failure failure,
      @Nullable InetAddress fallback)
      implements TraceEvent {}

  /** The last attempt failed; the frame, if there was one, will not be sent any more. */
  record GaveUp(Instant at, @Nullable WriteRequest frame, int attempts, Failure failure)
      implements TraceEvent {}

  /** A connection was opened; told by whoever watches firmware that tells nothing of itself. */
  record ConnectionOpened(Instant at, Endpoint peer) implements TraceEvent {}

  /** The firmware printed a line, with what is not fit for a terminal replaced. */
  record LinePrinted(Instant at, String text) implements TraceEvent {}

  /** The firmware did what a board would forgive; {@code kind} is one word. */
  record FirmwareMisused(Instant at, String kind, String detail) implements TraceEvent {}

  /**
   * The firmware ended, or can do nothing any more, and nobody asked for that.
   *
   * @param kind one word, such as {@code CRASH}
   * @param detail what happened, in a clause
   * @param function where, or empty if unknown
   * @param place file and line, {@code main.c:12}, or empty if unknown
   */
  record FirmwareFaulted(Instant at, String kind, String detail, String function, String place)
      implements TraceEvent {
    /** Returns one line for people, {@code CRASH: reads address 0x0 in main at main.c:12}. */
    public String line() {
      return kind
          + ": "
          + detail
          + (function.isEmpty() ? "" : " in " + function)
          + (place.isEmpty() ? "" : " at " + place);
    }
  }
}
