package org.wwep.device.server;

import static java.lang.System.Logger.Level.WARNING;

import java.time.Duration;
import java.util.function.Consumer;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.LocallyClosedException;
import org.wwep.net.NetworkStack;
import org.wwep.net.ReceiveTimeoutException;
import org.wwep.net.packet.PacketServerSocket;
import org.wwep.protocol.server.RegisterStore;
import org.wwep.protocol.server.Transaction;
import org.wwep.rtos.Rtos;
import org.wwep.rtos.Task;

/**
 * The course's first server: one task, one socket, one connection at a time, in packets.
 *
 * <p><b>Shape</b>: who connects meanwhile waits its turn in the stack; a client that is silent
 * holds the others up for the read timeout.
 *
 * <p><b>Source</b>: WICED Wi-Fi course, chapter 6, exercise 04; with TLS, exercise 08.
 */
public final class PacketServerFirmware extends ServerFirmware {
  private static final System.Logger LOG = System.getLogger("org.wwep.server");
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final Duration END = Duration.ofSeconds(1);

  private final Rtos rtos;
  private final PacketServerSocket server;
  private final Endpoint local;
  private final Task task;

  private PacketServerFirmware(
      Rtos rtos,
      NetworkStack net,
      ServerFirmwareSettings settings,
      RegisterStore store,
      Consumer<Transaction> sink)
      throws LinkException {
    super(ServerFirmwareContext.of(rtos, settings, store, sink));
    this.rtos = rtos;
    this.server = new PacketServerSocket(net, context.pools());
    server.enableTls(settings.port().layer());
    server.listen(settings.port().local());
    this.local = server.local();
    this.task = rtos.spawn("server " + local, this::run);
  }

  /**
   * Starts the firmware; once this returns it accepts.
   *
   * @param sink takes one transaction at a time
   * @throws LinkException if the port is not available
   */
  public static PacketServerFirmware start(
      Rtos rtos,
      NetworkStack net,
      ServerFirmwareSettings settings,
      RegisterStore store,
      Consumer<Transaction> sink)
      throws LinkException {
    return new PacketServerFirmware(rtos, net, settings, store, sink);
  }

  private void run() throws InterruptedException {
    while (true) {
      try {
        new PacketSession(context, server.accept()).run();
        server.disconnect();
      } catch (ReceiveTimeoutException _) {
        // Nobody came for a while.
      } catch (LocallyClosedException _) {
        return;
      } catch (LinkException e) {
        LOG.log(WARNING, () -> "a connection could not be accepted: " + e.getMessage());
        rtos.sleep(PAUSE);
      }
    }
  }

  @Override
  public Endpoint local() {
    return local;
  }

  @Override
  public void close() {
    // The task first: it still uses the packets that closing the socket frees.
    try {
      task.end(END);
    } finally {
      server.close();
    }
  }
}
