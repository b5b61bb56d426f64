package org.wwep.net.packet;

import java.time.Duration;
import org.wwep.net.Connection;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.NetworkStack;
import org.wwep.rtos.Rtos;
import org.wwep.rtos.Task;

/**
 * A server whose firmware is called back: when somebody connects, when a packet is there, when the
 * peer is gone.
 *
 * <p><b>Shape</b>: the stack receives each connection's next packet by itself, which is why such a
 * server needs more receive buffers than one that asks ({@link PoolSizes#CALLBACK_SERVER}).
 *
 * <p><b>Errors</b>: a packet that is not deleted by the time its connection has ended is a {@link
 * PacketMisuseException} of kind {@code LEAK}, in that connection's task.
 *
 * <p><b>Source</b>: {@code wiced_tcp_server_start} and {@code wiced_tcp_server_stop}, {@code
 * wiced_tcp_register_callbacks}.
 *
 * <p>Owned by the thread that started it, which closes it; not by a callback.
 */
public final class CallbackServer implements AutoCloseable {
  private static final Duration END = Duration.ofSeconds(1);

  private final Rtos rtos;
  private final PacketPools pools;
  private final SocketCallbacks callbacks;
  private final NetworkTask network;
  private final ConnectionTasks connections;
  private final Task networking;

  private CallbackServer(
      Rtos rtos,
      NetworkStack net,
      PacketPools pools,
      ConnectionTasks.Options options,
      SocketCallbacks callbacks)
      throws LinkException {
    this.rtos = rtos;
    this.pools = pools;
    this.callbacks = callbacks;
    this.network = new NetworkTask(rtos);
    this.connections = ConnectionTasks.start(rtos, net, options, this::receive);
    this.networking = rtos.spawn("network " + connections.local(), network);
  }

  /**
   * Listens; once this returns, callbacks may come.
   *
   * @throws LinkException as {@link NetworkStack#listen}
   */
  public static CallbackServer start(
      Rtos rtos,
      NetworkStack net,
      PacketPools pools,
      ConnectionTasks.Options options,
      SocketCallbacks callbacks)
      throws LinkException {
    return new CallbackServer(rtos, net, pools, options, callbacks);
  }

  /** Returns where it listens, with the real port. */
  public Endpoint local() {
    return connections.local();
  }

  /** Ends every connection, without any callback, and every task. */
  @Override
  public void close() {
    // The callbacks first: they still use the packets that ending a connection frees.
    try {
      networking.end(END);
    } finally {
      connections.close();
    }
  }

  /** The stack's side of one connection. */
  private void receive(Connection connection) throws InterruptedException {
    try (PacketSocket packets = new PacketSocket(pools, connection)) {
      CallbackReceiver receiver = new CallbackReceiver(rtos, network, packets, callbacks);
      CallbackSocket socket = receiver.socket();
      network.post(socket::connect);
      try {
        receiver.run();
      } finally {
        socket.withdraw();
      }
      packets.delete();
    }
  }
}
