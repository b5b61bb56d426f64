package org.wwep.emulator.testbed;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.wwep.device.DeviceConfig;
import org.wwep.device.Firmware;
import org.wwep.device.LinkConfig;
import org.wwep.device.ServerConfig;
import org.wwep.device.trace.Trace;
import org.wwep.device.trace.TraceEvent;
import org.wwep.emulator.server.ServerHandle;
import org.wwep.emulator.timeline.TimelineEvent;
import org.wwep.hal.BoardConfig;
import org.wwep.hal.emulated.EmulatedBoard;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.LocallyClosedException;
import org.wwep.net.NetworkStack;
import org.wwep.net.TcpListener;
import org.wwep.net.packet.PacketPools;
import org.wwep.net.packet.PoolSizes;
import org.wwep.protocol.server.RegisterStore;
import org.wwep.protocol.server.ServerPort;
import org.wwep.protocol.server.Transaction;
import org.wwep.rtos.Rtos;

/** The board of a {@link FirmwareServer}, from power on to power off. */
final class ServerBoard {
  /** How long firmware may take from power on until it listens. */
  private static final Duration BOOT = Duration.ofSeconds(30);

  private ServerBoard() {}

  /** Gives the board power, and waits until the firmware listens. */
  static ServerHandle start(
      FirmwareServer server,
      Rtos rtos,
      NetworkStack net,
      List<ServerPort> ports,
      RegisterStore store,
      Consumer<Transaction> console)
      throws LinkException {
    Map<Integer, Endpoint> ways = new TreeMap<>();
    List<ServerHandle.BoundPort> bound = new ArrayList<>();
    for (ServerPort port : ports) {
      Endpoint local = place(net, port.local());
      ways.put(bound.isEmpty() ? server.openPort() : server.tlsPort(), local);
      bound.add(new ServerHandle.BoundPort(local, port.layer().port()));
    }
    World world = server.world();
    InetAddress own = world.serverAddress();
    ExchangeLog log = new ExchangeLog(rtos, store, console);
    CountedRtos counted = new CountedRtos(rtos);
    PacketGauge packets = new PacketGauge();
    ServerStack stack = new ServerStack(net, rtos, ways, own, log);
    Trace trace =
        event -> {
          world
              .timeline()
              .add(event.at(), ServerUnderTest.NAME, new TimelineEvent.DeviceEvent("", event));
          if (event instanceof TraceEvent.FirmwareFaulted) {
            stack.stopWaiting();
          }
        };
    Firmware firmware =
        server
            .image()
            .install(
                new DeviceSeams(
                    ServerUnderTest.NAME,
                    new EmulatedBoard(BoardConfig.defaults(), world::now),
                    counted,
                    stack,
                    stack.heard(world.tls(ServerUnderTest.NAME)),
                    new SerialPort(rtos, trace),
                    DeviceConfig.forServer(
                        ServerConfig.named(world.serverName()),
                        LinkConfig.open(bound.getFirst().local().port())),
                    trace,
                    new PacketPools(PoolSizes.DEFAULT, rtos),
                    packets));
    server.inspection().powerOn(new ServerInspection.Board(counted, packets, log));
    boolean started = false;
    try {
      firmware.powerOn();
      if (!stack.awaitListener(BOOT)) {
        trace.record(
            new TraceEvent.FirmwareFaulted(
                rtos.now(),
                "SILENT_SERVER",
                "it does not listen at port %s within %d s"
                    .formatted(
                        String.join(" or ", ways.keySet().stream().map(String::valueOf).toList()),
                        BOOT.toSeconds()),
                "",
                ""));
      }
      started = true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LocallyClosedException("cancelled while the server's firmware started", e);
    } finally {
      if (!started) {
        end(server, firmware, stack);
      }
    }
    return new ServerHandle(bound, log::count, () -> end(server, firmware, stack));
  }

  private static void end(FirmwareServer server, Firmware firmware, ServerStack stack) {
    server.inspection().powerOff();
    firmware.close();
    stack.powerOff();
  }

  /** Chooses a free port where none is given, so that it is known before anybody listens there. */
  private static Endpoint place(NetworkStack net, Endpoint wanted) throws LinkException {
    if (wanted.port() != 0) {
      return wanted;
    }
    try (TcpListener listener = net.listen(wanted)) {
      return listener.local();
    }
  }
}
