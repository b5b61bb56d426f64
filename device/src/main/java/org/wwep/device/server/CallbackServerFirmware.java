package org.wwep.device.server;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.NetworkStack;
import org.wwep.net.packet.CallbackServer;
import org.wwep.net.packet.CallbackSocket;
import org.wwep.net.packet.ConnectionTasks;
import org.wwep.net.packet.Packet;
import org.wwep.net.packet.SocketCallbacks;
import org.wwep.net.packet.TimedEvent;
import org.wwep.protocol.server.RegisterStore;
import org.wwep.protocol.server.Transaction;
import org.wwep.rtos.Rtos;

/**
 * The course's servers by callbacks: no task of their own, called back for whatever happens. One of
 * them serves one connection at a time, the other several.
 *
 * <p><b>Shape</b>: who connects past the limit waits in the stack. All connections share the
 * device's packets.
 *
 * <p><b>Source</b>: WICED Wi-Fi course, chapter 6, exercises 05 (one) and 06 (several).
 */
public final class CallbackServerFirmware extends ServerFirmware {
  private final CallbackServer server;

  private CallbackServerFirmware(
      Rtos rtos,
      NetworkStack net,
      ServerFirmwareSettings settings,
      int connections,
      RegisterStore store,
      Consumer<Transaction> sink)
      throws LinkException {
    super(ServerFirmwareContext.of(rtos, settings, store, sink));
    this.server =
        CallbackServer.start(
            rtos,
            net,
            context.pools(),
            new ConnectionTasks.Options(
                settings.port().local(), connections, settings.port().layer()),
            new FirmwareCallbacks(context));
  }

  /**
   * Starts the firmware of exercise 05, which serves one connection at a time; once this returns it
   * accepts.
   *
   * @param sink takes one transaction at a time
   * @throws LinkException if the port is not available
   */
  public static CallbackServerFirmware one(
      Rtos rtos,
      NetworkStack net,
      ServerFirmwareSettings settings,
      RegisterStore store,
      Consumer<Transaction> sink)
      throws LinkException {
    return new CallbackServerFirmware(rtos, net, settings, 1, store, sink);
  }

  /**
   * Starts the firmware of exercise 06, which serves as many connections as the {@code settings}
   * say; once this returns it accepts.
   *
   * @param sink takes one transaction at a time
   * @throws LinkException if the port is not available
   */
  public static CallbackServerFirmware several(
      Rtos rtos,
      NetworkStack net,
      ServerFirmwareSettings settings,
      RegisterStore store,
      Consumer<Transaction> sink)
      throws LinkException {
    return new CallbackServerFirmware(rtos, net, settings, settings.connections(), store, sink);
  }

  /** The callbacks; owned by the network task. */
  private static final class FirmwareCallbacks implements SocketCallbacks {
    private static final class CallbackSession {
      private final PacketConversation packets;
      private TimedEvent limit;

      CallbackSession(PacketConversation packets, TimedEvent limit) {
        this.packets = packets;
        this.limit = limit;
      }
    }

    private final ServerFirmwareContext context;
    private final Map<CallbackSocket, CallbackSession> talks = new HashMap<>();

    FirmwareCallbacks(ServerFirmwareContext context) {
      this.context = context;
    }

    @Override
    public void connected(CallbackSocket socket) {
      PacketConversation packets = new PacketConversation(socket, context);
      talks.put(socket, new CallbackSession(packets, limit(socket, packets)));
    }

    @Override
    public void received(CallbackSocket socket) throws LinkException, InterruptedException {
      Optional<Packet> packet = socket.receive();
      CallbackSession callbackSession = talks.get(socket);
      if (packet.isPresent() && callbackSession != null) {
        callbackSession.limit.cancel();
        callbackSession.packets.received(packet.get());
        if (callbackSession.packets.open()) {
          callbackSession.limit = limit(socket, callbackSession.packets);
        } else {
          end(socket);
        }
      }
    }

    @Override
    public void disconnected(CallbackSocket socket) throws LinkException, InterruptedException {
      CallbackSession callbackSession = talks.get(socket);
      if (callbackSession != null) {
        callbackSession.limit.cancel();
        talks.remove(socket);
        callbackSession.packets.finished();
      }
    }

    private TimedEvent limit(CallbackSocket socket, PacketConversation packets) {
      return socket.later(
          packets.patience(),
          () -> {
            packets.silence();
            end(socket);
          });
    }

    private void end(CallbackSocket socket) {
      talks.remove(socket);
      socket.disconnect(context.settings().rules().readTimeout());
    }
  }

  @Override
  public Endpoint local() {
    return server.local();
  }

  @Override
  public void close() {
    server.close();
  }
}
