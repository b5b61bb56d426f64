package org.wwep.emulator.server;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.wwep.device.server.CallbackServerImage;
import org.wwep.device.server.ConcurrentServerImage;
import org.wwep.device.server.PacketServerImage;
import org.wwep.device.server.ServerImage;
import org.wwep.device.server.ServerSettings;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.NetworkStack;
import org.wwep.protocol.server.RegisterStore;
import org.wwep.protocol.server.Transaction;
import org.wwep.rtos.Rtos;

/**
 * A server while it runs: the class server, or one of the course's, which are firmware.
 *
 * <p>Owned by the thread that started it, which closes it.
 *
 * @param ports where it listens
 * @param transactions how many exchanges were answered
 * @param end ends it
 */
public record RunningServer(List<Port> ports, LongSupplier transactions, Runnable end)
    implements AutoCloseable {
  /**
   * One of its ports.
   *
   * @param local where it listens, with the real port
   * @param kind {@code open} or {@code tls}
   */
  public record Port(Endpoint local, String kind) {}

  /** Which server. */
  public enum Mode {
    /** Exercise 04: one connection at a time, by packets. */
    PACKETS,
    /** Exercise 05: callbacks. */
    CALLBACKS,
    /** Exercise 06: many connections. */
    CONCURRENT
  }

  /**
   * Starts the class server.
   *
   * @throws LinkException if a port cannot be had
   */
  public static RunningServer classServer(
      Rtos rtos,
      NetworkStack net,
      ServerOptions options,
      RegisterStore store,
      Consumer<Transaction> console)
      throws LinkException {
    RegisterServer server = RegisterServer.start(rtos, net, options, store, console);
    List<Port> ports = new ArrayList<>();
    for (int i = 0; i < options.ports().size(); i++) {
      ports.add(new Port(server.local().get(i), options.ports().get(i).layer().port()));
    }
    return new RunningServer(ports, server::transactions, server::close);
  }

  /**
   * Starts the course's firmware, one image a port; the images share their registers.
   *
   * @throws LinkException if a port cannot be had
   */
  public static RunningServer firmware(
      Mode mode,
      Rtos rtos,
      NetworkStack net,
      ServerOptions options,
      RegisterStore table,
      Consumer<Transaction> console)
      throws LinkException {
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
      RegisterStore table,
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
