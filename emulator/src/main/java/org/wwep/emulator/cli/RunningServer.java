package org.wwep.emulator.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.wwep.device.server.CallbackServerImage;
import org.wwep.device.server.ConcurrentServerImage;
import org.wwep.device.server.PacketServerImage;
import org.wwep.device.server.RegisterTable;
import org.wwep.device.server.ServerImage;
import org.wwep.device.server.ServerSettings;
import org.wwep.device.server.Transaction;
import org.wwep.emulator.server.RegisterServer;
import org.wwep.emulator.server.ServerOptions;
import org.wwep.emulator.server.ServerPort;
import org.wwep.emulator.store.MemoryStore;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.NetworkStack;
import org.wwep.rtos.Rtos;

/**
 * A server while it runs: the class server, or one of the course's, which are firmware.
 *
 * @param ports where it listens
 * @param transactions how many exchanges were answered
 * @param end ends it
 */
record RunningServer(List<Port> ports, LongSupplier transactions, Runnable end)
    implements AutoCloseable {
  /** One of its ports. */
  record Port(Endpoint local, String kind) {}

  /** Which server. */
  enum Mode {
    /** Exercise 04: one connection at a time, by packets. */
    PACKETS,
    /** Exercise 05: callbacks. */
    CALLBACKS,
    /** Exercise 06: many connections. */
    CONCURRENT
  }

  /** Starts the class server. */
  static RunningServer classServer(
      Rtos rtos, NetworkStack net, ServerOptions options, Consumer<Transaction> console)
      throws LinkException {
    RegisterServer server = RegisterServer.start(rtos, net, options, new MemoryStore(), console);
    List<Port> ports = new ArrayList<>();
    for (int i = 0; i < options.ports().size(); i++) {
      ports.add(new Port(server.local().get(i), options.ports().get(i).layer().port()));
    }
    return new RunningServer(ports, server::transactions, server::close);
  }

  /** Starts the course's firmware, one image a port; the images share their registers. */
  static RunningServer firmware(
      Mode mode, Rtos rtos, NetworkStack net, ServerOptions options, Consumer<Transaction> console)
      throws LinkException {
    RegisterTable table = new RegisterTable();
    List<ServerImage> images = new ArrayList<>();
    Runnable end = () -> images.forEach(ServerImage::close);
    boolean started = false;
    try {
      List<Port> ports = new ArrayList<>();
      for (ServerPort port : options.ports()) {
        ServerSettings settings =
            ServerSettings.at(port.local())
                .withSecurity(port.layer())
                .withKeepAlive(options.keepAlive())
                .withReasons(options.reasons())
                .withReadTimeout(options.readTimeout())
                .withIdleTimeout(options.idleTimeout());
        ServerImage image = image(mode, rtos, net, settings, table, console);
        images.add(image);
        ports.add(new Port(image.local(), settings.port()));
      }
      started = true;
      return new RunningServer(
          ports, () -> images.stream().mapToLong(ServerImage::transactions).sum(), end);
    } finally {
      if (!started) {
        end.run();
      }
    }
  }

  private static ServerImage image(
      Mode mode,
      Rtos rtos,
      NetworkStack net,
      ServerSettings settings,
      RegisterTable table,
      Consumer<Transaction> console)
      throws LinkException {
    return switch (mode) {
      case PACKETS -> PacketServerImage.start(rtos, net, settings, table, console);
      case CALLBACKS -> CallbackServerImage.start(rtos, net, settings, table, console);
      case CONCURRENT -> ConcurrentServerImage.start(rtos, net, settings, table, console);
    };
  }

  @Override
  public void close() {
    end.run();
  }
}
