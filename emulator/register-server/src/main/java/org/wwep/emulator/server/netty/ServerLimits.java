package org.wwep.emulator.server.netty;

import java.time.Duration;
import org.wwep.value.Ranges;

/**
 * How much a server takes, beside the number of connections in all.
 *
 * @param perAddress how many connections one address may have
 * @param frames how many frames a client may send ahead of their replies
 * @param handshake how long a TLS handshake may take
 * @param send how long a client may leave its replies unread
 * @param unread how many bytes of replies may lie unread, of all clients together
 */
public record ServerLimits(
    int perAddress, int frames, Duration handshake, Duration send, long unread) {
  /** What a server takes unless told otherwise. */
  public static final ServerLimits DEFAULT =
      new ServerLimits(1000, 1024, Duration.ofSeconds(10), Duration.ofSeconds(5), 64L << 20);

  /** Checks the ranges. */
  public ServerLimits {
    if (perAddress < 1 || frames < 1 || unread < 1) {
      throw new IllegalArgumentException(
          "a limit is 1 or more, was " + perAddress + ", " + frames + " and " + unread);
    }
    Ranges.positive("the handshake timeout", handshake);
    Ranges.positive("the send timeout", send);
  }

  /** Returns these with another limit on connections of one address. */
  public ServerLimits withPerAddress(int most) {
    return new ServerLimits(most, frames, handshake, send, unread);
  }

  /** Returns these with another limit on frames ahead. */
  public ServerLimits withFrames(int most) {
    return new ServerLimits(perAddress, most, handshake, send, unread);
  }

  /** Returns these with another time for handshakes. */
  public ServerLimits withHandshake(Duration longest) {
    return new ServerLimits(perAddress, frames, longest, send, unread);
  }

  /** Returns these with another time for replies to be read. */
  public ServerLimits withSend(Duration longest) {
    return new ServerLimits(perAddress, frames, handshake, longest, unread);
  }

  /** Returns these with another bound on unread replies. */
  public ServerLimits withUnread(long bytes) {
    return new ServerLimits(perAddress, frames, handshake, send, bytes);
  }
}
