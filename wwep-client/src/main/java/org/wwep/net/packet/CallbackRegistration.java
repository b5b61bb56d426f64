package org.wwep.net.packet;

import java.time.Duration;
import org.wwep.rtos.Rtos;
import org.wwep.rtos.Task;

/**
 * Callbacks on one socket, until they are taken back; made by {@link CallbackWorker#register}.
 *
 * <p><b>Source</b>: {@code wiced_tcp_unregister_callbacks}.
 */
public final class CallbackRegistration {
  private static final Duration END = Duration.ofSeconds(1);

  private final PacketSocket packets;
  private final CallbackSocket socket;
  private final Task task;

  CallbackRegistration(
      Rtos rtos, NetworkTask network, PacketSocket packets, SocketCallbacks callbacks) {
    packets.callbacks().claim();
    this.packets = packets;
    CallbackReceiver receiver = new CallbackReceiver(rtos, network, packets, callbacks);
    this.socket = receiver.socket();
    this.task = rtos.spawn("callbacks of " + packets.peer(), receiver::run);
  }

  /** Returns the socket as its callbacks see it; for callbacks alone. */
  public CallbackSocket socket() {
    return socket;
  }

  /**
   * Takes the callbacks back. What came and no callback has received is received by hand: nothing
   * is lost. A second call changes nothing.
   */
  public void unregister() throws InterruptedException {
    task.cancel();
    task.join(END);
    if (socket.unregister()) {
      socket.leftover().ifPresent(packets.callbacks()::putBack);
      packets.callbacks().release();
    }
  }
}
