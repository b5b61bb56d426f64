package org.wwep.device.trace;

import java.net.InetAddress;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wwep.device.machine.Failure;
import org.wwep.protocol.WriteRequest;

/**
 * The device's serial console: the course's words, one line for each event that has one.
 *
 * <p><b>Shape</b>: {@code Sent Message=W0003050001}, {@code Server Response=A0003050001}, {@code
 * Idle -> Connecting by ButtonPressed}; trouble is one line with its kind and the frame.
 * <b>Source</b>: the console output of the WICED course's chapter 6 clients.
 */
public final class SerialConsole implements Trace {
  private final Consumer<String> line;

  /** Makes a console that hands each line, without its end, to the consumer. */
  public SerialConsole(Consumer<String> line) {
    this.line = line;
  }

  @Override
  public void record(TraceEvent event) {
    text(event).ifPresent(line);
  }

  /** Returns the line for an event, if it has one. */
  public static Optional<String> text(TraceEvent event) {
    return switch (event) {
      case TraceEvent.Booted e ->
          Optional.of("Device ID=" + e.device() + " MAC=" + e.mac() + " on " + e.board());
      case TraceEvent.StateChanged e -> Optional.of(e.from() + " -> " + e.to() + " by " + e.by());
      case TraceEvent.ServerResolved e ->
          Optional.of("Server " + e.host() + " is at " + e.address().getHostAddress());
      case TraceEvent.LedSet e -> Optional.of("LED " + e.part() + "=" + (e.lit() ? 1 : 0));
      case TraceEvent.PartFailed e ->
          Optional.of("Error=BoardTrouble Part=" + e.part() + ": " + e.detail());
      case TraceEvent.PartBack e -> Optional.of("Part=" + e.part() + " is back");
      case TraceEvent.NameAsked e -> Optional.of("Dns=" + e.type() + " " + e.name());
      case TraceEvent.NameAnswered e ->
          Optional.of("Dns=" + e.type() + " " + e.name() + ": " + e.answer());
      case TraceEvent.LinkSecured e -> Optional.of("Secured by " + e.by());
      case TraceEvent.MessageSent e -> Optional.of("Sent Message=" + e.frame().frame());
      case TraceEvent.ResponseReceived e -> Optional.of("Server Response=" + e.response());
      case TraceEvent.AttemptFailed e -> Optional.of(trouble(e));
      case TraceEvent.GaveUp e ->
          Optional.of(
              "Gave Up"
                  + message(e.frame())
                  + " after "
                  + count(e.attempts())
                  + ": "
                  + e.failure());
      case TraceEvent.LinePrinted e -> Optional.of(e.text());
      case TraceEvent.FirmwareMisused e ->
          Optional.of("Error=Misuse " + e.kind() + ": " + e.detail());
      case TraceEvent.FirmwareFaulted e -> Optional.of("Error=FirmwareFault " + e.line());
      case TraceEvent.RawEdge _,
          TraceEvent.Debounced _,
          TraceEvent.PressAcknowledged _,
          TraceEvent.ConnectionOpened _ ->
          Optional.empty();
    };
  }

  private static String trouble(TraceEvent.AttemptFailed e) {
    Failure failure = e.failure();
    InetAddress fallback = e.fallback();
    String attempt =
        fallback != null
            ? " (using the fallback address " + fallback.getHostAddress() + ")"
            : " (attempt " + e.attempt() + (e.of() > 0 ? " of " + e.of() : "") + ")";
    return "Error="
        + failure.kind().word()
        + message(e.frame())
        + attempt
        + ": "
        + failure.detail();
  }

  private static String message(@Nullable WriteRequest frame) {
    return frame == null ? "" : " Message=" + frame.frame();
  }

  private static String count(int attempts) {
    return attempts == 1 ? "1 attempt" : attempts + " attempts";
  }
}
