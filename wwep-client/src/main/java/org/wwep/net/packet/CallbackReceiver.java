package org.wwep.net.packet;

import java.time.Duration;
import java.util.Optional;
import org.wwep.net.LingeringClose;
import org.wwep.net.LinkException;
import org.wwep.net.ReceiveTimeoutException;
import org.wwep.rtos.Rtos;
import org.wwep.rtos.Semaphore;

/** The stack's side of one socket with callbacks: receives, and has the network task call back. */
final class CallbackReceiver {
  private static final Duration A_WHILE = Duration.ofDays(1);

  private final Rtos rtos;
  private final NetworkTask network;
  private final PacketSocket packets;
  private final CallbackSocket socket;
  private final Semaphore taken;

  CallbackReceiver(
      Rtos rtos, NetworkTask network, PacketSocket packets, SocketCallbacks callbacks) {
    this.rtos = rtos;
    this.network = network;
    this.packets = packets;
    this.taken = rtos.semaphore(0);
    this.socket = new CallbackSocket(packets, network, callbacks, taken);
  }

  CallbackSocket socket() {
    return socket;
  }

  /** Serves the socket to its end, which it tells. */
  void run() throws InterruptedException {
    deliver();
    end();
  }

  private void deliver() throws InterruptedException {
    try {
      while (!socket.leaving()) {
        Optional<Packet> packet = next();
        if (packet.isEmpty()) {
          return;
        }
        socket.offer(packet.get());
        taken.acquire();
      }
      int ignored = 0;
      while (ignored < LingeringClose.MOST_IGNORED) {
        int count = packets.discard(A_WHILE);
        if (count < 0) {
          return;
        }
        ignored += count;
      }
    } catch (LinkException _) {
      // The callback tells it.
    }
  }

  /** Has the firmware told, and waits for it. */
  private void end() throws InterruptedException {
    Semaphore told = rtos.semaphore(0);
    network.post(
        () -> {
          socket.end();
          told.release();
        });
    told.acquire();
  }

  private Optional<Packet> next() throws LinkException, InterruptedException {
    while (true) {
      try {
        return packets.receive(A_WHILE);
      } catch (ReceiveTimeoutException _) {
        // A silent peer is the firmware's to judge.
      }
    }
  }
}
