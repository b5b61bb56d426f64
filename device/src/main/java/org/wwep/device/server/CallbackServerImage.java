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
import org.wwep.net.packet.PacketPools;
import org.wwep.net.packet.SocketCallbacks;
import org.wwep.net.packet.TimedEvent;
import org.wwep.protocol.server.RegisterStore;
import org.wwep.protocol.server.Transaction;
import org.wwep.rtos.Rtos;

/**
 * The course's second server: no task of its own, called back for whatever happens.
 *
 * <p><b>Source</b>: WICED Wi-Fi course, chapter 6, exercise 05.
 */
public final class CallbackServerImage implements ServerImage {
  private final Works works;
  private final CallbackServer server;

  private CallbackServerImage(
      Rtos rtos,
      NetworkStack net,
      ServerSettings settings,
      RegisterStore store,
      Consumer<Transaction> sink)
      throws LinkException {
    this.works = Works.of(rtos, settings, store, sink);
    this.server =
        CallbackServer.start(
            rtos,
            net,
            works.pools(),
            new ConnectionTasks.Options(
                settings.local(), settings.connections(), settings.security()),
            new Talks(works));
  }

  /**
   * Starts the firmware; once this returns it accepts.
   *
   * @param sink takes one transaction at a time
   * @throws LinkException if the port cannot be had
   */
  public static CallbackServerImage start(
      Rtos rtos,
      NetworkStack net,
      ServerSettings settings,
      RegisterStore store,
      Consumer<Transaction> sink)
      throws LinkException {
    return new CallbackServerImage(rtos, net, settings, store, sink);
  }

  /** The callbacks; owned by the network task. */
  private static final class Talks implements SocketCallbacks {
    private static final class Talk {
      private final PacketTalk packets;
      private TimedEvent limit;

      Talk(PacketTalk packets, TimedEvent limit) {
        this.packets = packets;
        this.limit = limit;
      }
    }

    private final Works works;
    private final Map<CallbackSocket, Talk> talks = new HashMap<>();

    Talks(Works works) {
      this.works = works;
    }

    @Override
    public void connected(CallbackSocket socket) {
      PacketTalk packets = new PacketTalk(socket, works);
      talks.put(socket, new Talk(packets, limit(socket, packets)));
    }

    @Override
    public void received(CallbackSocket socket) throws LinkException, InterruptedException {
      Optional<Packet> packet = socket.receive();
      Talk talk = talks.get(socket);
      if (packet.isPresent() && talk != null) {
        talk.limit.cancel();
        talk.packets.received(packet.get());
        if (talk.packets.open()) {
          talk.limit = limit(socket, talk.packets);
        } else {
          end(socket);
        }
      }
    }

    @Override
    public void disconnected(CallbackSocket socket) throws LinkException, InterruptedException {
      Talk talk = talks.get(socket);
      if (talk != null) {
        talk.limit.cancel();
        talks.remove(socket);
        talk.packets.finished();
      }
    }

    private TimedEvent limit(CallbackSocket socket, PacketTalk packets) {
      return socket.later(
          packets.patience(),
          () -> {
            packets.silence();
            end(socket);
          });
    }

    private void end(CallbackSocket socket) {
      talks.remove(socket);
      socket.disconnect(works.settings().readTimeout());
    }
  }

  @Override
  public Endpoint local() {
    return server.local();
  }

  @Override
  public long transactions() {
    return works.console().transactions();
  }

  @Override
  public PacketPools pools() {
    return works.pools();
  }

  @Override
  public void close() {
    server.close();
  }
}
