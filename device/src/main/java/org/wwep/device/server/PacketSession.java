package org.wwep.device.server;

import static java.lang.System.Logger.Level.DEBUG;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.wwep.net.LinkException;
import org.wwep.net.ReceiveTimeout;
import org.wwep.net.packet.Packet;
import org.wwep.net.packet.PacketSocket;
import org.wwep.rtos.Rtos;

/** Serves one connection by asking for packets; owned by the task that runs it. */
final class PacketSession {
  private static final System.Logger LOG = System.getLogger("org.wwep.server");

  /** What a client may still send while the server is closing, before it is cut off. */
  private static final int MOST_IGNORED = 64 * 1024;

  private final Works works;
  private final PacketSocket socket;
  private final PacketTalk talk;

  PacketSession(Works works, PacketSocket socket) {
    this.works = works;
    this.socket = socket;
    this.talk = new PacketTalk(socket, works);
  }

  void run() throws InterruptedException {
    try {
      while (talk.open()) {
        next();
      }
      linger();
    } catch (LinkException e) {
      // The client is gone; what it got acknowledged, stands.
      LOG.log(DEBUG, () -> socket.peer() + " ended: " + e.getMessage());
    }
  }

  private void next() throws LinkException, InterruptedException {
    Optional<Packet> packet;
    try {
      packet = socket.receive(talk.patience());
    } catch (ReceiveTimeout _) {
      talk.silence();
      return;
    }
    if (packet.isPresent()) {
      talk.received(packet.get());
    } else {
      talk.finished();
    }
  }

  /**
   * Lets the client read the reply before the close: closing with unread bytes would reset the
   * connection, and take a reply still under way with it.
   */
  private void linger() throws LinkException, InterruptedException {
    socket.finish();
    Rtos rtos = works.rtos();
    Instant deadline = rtos.now().plus(works.settings().readTimeout());
    int ignored = 0;
    while (ignored < MOST_IGNORED) {
      Duration left = Duration.between(rtos.now(), deadline);
      int count = left.isPositive() ? socket.discard(left) : -1;
      if (count < 0) {
        return;
      }
      ignored += count;
    }
  }
}
