package org.wwep.device.machine;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.wwep.protocol.WriteRequest;

/** What the runner is to do, in the order given. */
public sealed interface Effect {
  /** Turn the LED on or off; never blocks. */
  record SetLed(boolean lit) implements Effect {}

  /** Close the connection, if there is one; never blocks. */
  record CloseLink() implements Effect {}

  /**
   * Break the connection of an attempt that failed; never blocks. A close would have the stack go
   * on sending what was lost, and the server might hear it after a later press.
   */
  record BreakLink() implements Effect {}

  /** Tell that an attempt failed and will be followed by another, or by the fallback address. */
  record ReportFailure(
      @Nullable WriteRequest frame, int attempt, Failure failure, @Nullable InetAddress fallback)
      implements Effect {}

  /** Tell that a press's frame, or at boot the server's name, was given up. */
  record ReportGivenUp(@Nullable WriteRequest frame, int attempts, Failure failure)
      implements Effect {}

  /** Tell that a press's frame was acknowledged. */
  record ReportAcknowledged(Press press, WriteRequest frame) implements Effect {}

  /** A link operation: it blocks, and ends in one link event of the same generation. */
  sealed interface LinkEffect extends Effect {
    /** Returns the generation that the event must carry. */
    int generation();
  }

  /** Join Wi-Fi. */
  record Join(int generation) implements LinkEffect {}

  /** Look the server's name up. */
  record Resolve(int generation) implements LinkEffect {}

  /**
   * Create a socket, bind it to any port, connect it.
   *
   * @param press the press that the transaction is for
   */
  record Connect(int generation, InetAddress server, Press press) implements LinkEffect {}

  /** Run the TLS handshake. */
  record Secure(int generation) implements LinkEffect {}

  /** Write and flush the frame. */
  record Send(int generation, WriteRequest frame) implements LinkEffect {}

  /** Read the reply and check it against the frame. */
  record AwaitReply(int generation, WriteRequest frame) implements LinkEffect {}

  /** Wait before the attempt that follows this one. */
  record BackOff(int generation, int attempt) implements LinkEffect {}
}
