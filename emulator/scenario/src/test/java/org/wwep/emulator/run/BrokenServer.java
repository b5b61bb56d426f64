package org.wwep.emulator.run;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wwep.device.server.PacketServerFirmware;
import org.wwep.device.server.ServerFirmwareSettings;
import org.wwep.emulator.server.MemoryStore;
import org.wwep.emulator.server.ServerHandle;
import org.wwep.emulator.testbed.CourseServer;
import org.wwep.emulator.testbed.ServerKind;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.NetworkStack;
import org.wwep.net.packet.CallbackServer;
import org.wwep.net.packet.CallbackSocket;
import org.wwep.net.packet.ConnectionTasks;
import org.wwep.net.packet.Packet;
import org.wwep.net.packet.PacketPools;
import org.wwep.net.packet.PacketSocket;
import org.wwep.net.packet.PoolSizes;
import org.wwep.net.packet.SocketCallbacks;
import org.wwep.protocol.server.Conversation;
import org.wwep.protocol.server.RegisterStore;
import org.wwep.protocol.server.ServerPort;
import org.wwep.protocol.server.ServerRules;

/** Servers in which one thing is broken, and the one scenario that is about it. */
enum BrokenServer implements Mutation {
  /** A packet is made for each answer and not deleted. */
  FORGETS_PACKETS("server-packets.yaml") {
    @Override
    ServerKind firmware(@Nullable CourseServer course, ServerKind right) {
      return course == CourseServer.PACKETS ? FORGETFUL : right;
    }
  },
  /** There is one conversation, whoever calls. */
  ONE_CONVERSATION("server-callbacks.yaml") {
    @Override
    ServerKind firmware(@Nullable CourseServer course, ServerKind right) {
      return course == CourseServer.CALLBACKS ? MIXED_UP : right;
    }
  },
  /** A connection is served when the one before it has ended. */
  ONE_AT_A_TIME("server-concurrent.yaml") {
    @Override
    ServerKind firmware(@Nullable CourseServer course, ServerKind right) {
      return course == CourseServer.CONCURRENT ? CourseServer.PACKETS : right;
    }
  },
  /** The course's server forgets to switch TLS on. */
  TLS_LEFT_OUT("server-secure.yaml") {
    @Override
    ServerKind firmware(@Nullable CourseServer course, ServerKind right) {
      return course == null
          ? right
          : (rtos, net) ->
              (settings, store, console) ->
                  right
                      .on(rtos, net)
                      .start(
                          settings.withPorts(
                              settings.ports().stream()
                                  .map(port -> ServerPort.open(port.local()))
                                  .toArray(ServerPort[]::new)),
                          store,
                          console);
    }
  },
  /** The registers outlive a loss of power. */
  REMEMBERS_WITHOUT_POWER("server-restart.yaml") {
    @Override
    ServerKind firmware(@Nullable CourseServer course, ServerKind right) {
      List<MemoryStore> earlier = new ArrayList<>();
      return (rtos, net) ->
          (settings, store, console) -> {
            MemoryStore registers = (MemoryStore) store;
            for (MemoryStore before : earlier) {
              registers.replaceAll(before.all());
            }
            earlier.add(registers);
            return right.on(rtos, net).start(settings, store, console);
          };
    }
  };

  private static final ServerKind FORGETFUL =
      (rtos, net) ->
          (settings, store, console) -> {
            List<PacketServerFirmware> image = new ArrayList<>();
            ServerPort port =
                new ServerPort(
                    settings.ports().getFirst().local(), settings.ports().getLast().layer());
            image.add(
                PacketServerFirmware.start(
                    rtos,
                    net,
                    ServerFirmwareSettings.of(port, ServerRules.DEFAULT)
                        .withPools(PoolSizes.CALLBACK_SERVER),
                    store,
                    transaction -> {
                      console.accept(transaction);
                      forget(image.getFirst().pools(), net);
                    }));
            return running(image.getFirst().local(), image.getFirst()::close);
          };

  private static final ServerKind MIXED_UP =
      (rtos, net) ->
          (settings, store, console) -> {
            CallbackServer server =
                CallbackServer.start(
                    rtos,
                    net,
                    new PacketPools(PoolSizes.CALLBACK_SERVER, rtos),
                    new ConnectionTasks.Options(
                        settings.ports().getFirst().local(),
                        ServerFirmwareSettings.SOCKETS,
                        settings.ports().getFirst().layer()),
                    new SharedConversationCallbacks(store));
            return running(server.local(), server::close);
          };

  private final String scenario;

  BrokenServer(String scenario) {
    this.scenario = scenario;
  }

  abstract ServerKind firmware(@Nullable CourseServer course, ServerKind right);

  @Override
  public String scenario() {
    return scenario;
  }

  @Override
  public RunRequest plant(RunRequest right) {
    return right.withServers(server -> firmware(server.course(), right.servers().of(server)));
  }

  private static ServerHandle running(Endpoint local, Runnable end) {
    return new ServerHandle(List.of(new ServerHandle.BoundPort(local, "open")), () -> 0, end);
  }

  private static void forget(PacketPools pools, NetworkStack net) {
    try {
      Packet _ = new PacketSocket(pools, net.socket()).createPacket(16);
    } catch (LinkException e) {
      // There is none left to forget.
    }
  }

  /** What is talked is never begun anew. */
  private static final class SharedConversationCallbacks implements SocketCallbacks {
    private static final Duration PATIENCE = Duration.ofMillis(100);

    private final Conversation talk;

    SharedConversationCallbacks(RegisterStore store) {
      this.talk = new Conversation(store, false);
    }

    @Override
    public void connected(CallbackSocket socket) {}

    @Override
    public void received(CallbackSocket socket) throws LinkException, InterruptedException {
      Optional<Packet> packet = socket.receive();
      if (packet.isPresent()) {
        ByteBuffer bytes = ByteBuffer.wrap(packet.get().data(0).bytes());
        packet.get().delete();
        socket.sendBuffer(talk.replies(talk.received(bytes), false), PATIENCE);
        socket.disconnect(PATIENCE);
      }
    }

    @Override
    public void disconnected(CallbackSocket socket) {}
  }
}
