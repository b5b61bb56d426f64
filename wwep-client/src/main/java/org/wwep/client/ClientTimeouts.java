package org.wwep.client;

import java.time.Duration;
import org.wwep.value.Ranges;

/**
 * How long a client waits.
 *
 * @param connect for the connection to open
 * @param send for the frame to be taken
 * @param reply for the whole reply, from the moment the frame is out
 */
public record ClientTimeouts(Duration connect, Duration send, Duration reply) {
  /** The course's values: 2 s to connect, 500 ms for the reply. */
  public static final ClientTimeouts DEFAULT =
      new ClientTimeouts(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofMillis(500));

  /** Checks that each is positive. */
  public ClientTimeouts {
    positive("connect", connect);
    positive("send", send);
    positive("reply", reply);
  }

  /** Returns these times with another for the reply. */
  public ClientTimeouts withReply(Duration reply) {
    return new ClientTimeouts(connect, send, reply);
  }

  /** Returns these times with another for the connection. */
  public ClientTimeouts withConnect(Duration connect) {
    return new ClientTimeouts(connect, send, reply);
  }

  private static void positive(String name, Duration duration) {
    Ranges.positive("the " + name + " timeout", duration);
  }
}
