package org.wwep.device.server;

import java.util.function.Consumer;
import org.wwep.net.Connection;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.NetworkStack;
import org.wwep.net.packet.ConnectionTasks;
import org.wwep.net.packet.PacketSocket;
import org.wwep.protocol.server.RegisterStore;
import org.wwep.protocol.server.Transaction;
import org.wwep.rtos.Rtos;

/**
 * The course's third server: a task for each connection, up to a limit; more wait their turn.
 *
 * <p><b>Shape</b>: all connections share the device's packets; one that finds none waits for
 * another's.
 *
 * <p><b>Source</b>: WICED Wi-Fi course, chapter 6, exercise 06.
 */
public final class ConcurrentServerImage extends CourseServerImage {
  private final ConnectionTasks connections;

  private ConcurrentServerImage(
      Rtos rtos,
      NetworkStack net,
      ServerImageSettings settings,
      RegisterStore store,
      Consumer<Transaction> sink)
      throws LinkException {
    super(ServerImageContext.of(rtos, settings, store, sink));
    this.connections =
        ConnectionTasks.start(
            rtos,
            net,
            new ConnectionTasks.Options(
                settings.port().local(), settings.connections(), settings.port().layer()),
            this::serve);
  }

  /**
   * Starts the firmware; once this returns it accepts.
   *
   * @param sink takes one transaction at a time
   * @throws LinkException if the port is not available
   */
  public static ConcurrentServerImage start(
      Rtos rtos,
      NetworkStack net,
      ServerImageSettings settings,
      RegisterStore store,
      Consumer<Transaction> sink)
      throws LinkException {
    return new ConcurrentServerImage(rtos, net, settings, store, sink);
  }

  private void serve(Connection connection) throws InterruptedException {
    try (PacketSocket socket = new PacketSocket(serverImageContext.pools(), connection)) {
      new PacketSession(serverImageContext, socket).run();
      socket.delete();
    }
  }

  @Override
  public Endpoint local() {
    return connections.local();
  }

  @Override
  public void close() {
    connections.close();
  }
}
