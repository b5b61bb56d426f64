package org.wwep.device.server;

import static java.lang.System.Logger.Level.DEBUG;

import java.util.Optional;
import org.wwep.net.LingeringClose;
import org.wwep.net.LinkException;
import org.wwep.net.ReceiveTimeoutException;
import org.wwep.net.packet.Packet;
import org.wwep.net.packet.PacketSocket;

/** Serves one connection by asking for packets; owned by the task that runs it. */
final class PacketSession {
  private static final System.Logger LOG = System.getLogger("org.wwep.server");

  private final ServerFirmwareContext context;
  private final PacketSocket socket;
  private final PacketConversation talk;

  PacketSession(ServerFirmwareContext context, PacketSocket socket) {
    this.context = context;
    this.socket = socket;
    this.talk = new PacketConversation(socket, context);
  }

  void run() throws InterruptedException {
    try {
      while (talk.open()) {
        next();
      }
      socket.linger(
          new LingeringClose(context.rtos()::now, context.settings().rules().readTimeout()));
    } catch (LinkException e) {
      // The client is gone; what it got acknowledged, stands.
      LOG.log(DEBUG, () -> socket.peer() + " ended: " + e.getMessage());
    }
  }

  private void next() throws LinkException, InterruptedException {
    Optional<Packet> packet;
    try {
      packet = socket.receive(talk.patience());
    } catch (ReceiveTimeoutException _) {
      talk.silence();
      return;
    }
    if (packet.isPresent()) {
      talk.received(packet.get());
    } else {
      talk.finished();
    }
  }
}
