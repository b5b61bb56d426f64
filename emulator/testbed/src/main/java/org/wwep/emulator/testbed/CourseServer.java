package org.wwep.emulator.testbed;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.wwep.device.server.CallbackServerImage;
import org.wwep.device.server.ConcurrentServerImage;
import org.wwep.device.server.PacketServerImage;
import org.wwep.device.server.ServerImage;
import org.wwep.device.server.ServerSettings;
import org.wwep.emulator.server.ServerHandle;
import org.wwep.emulator.server.ServerOptions;
import org.wwep.emulator.server.ServerPort;
import org.wwep.net.LinkException;
import org.wwep.net.NetworkStack;
import org.wwep.protocol.server.RegisterStore;
import org.wwep.protocol.server.Transaction;
import org.wwep.rtos.Rtos;

/** The course's servers, which are firmware: one image a port, which share their registers. */
public enum CourseServer implements ServerFirmware {
  /** Exercise 04: one connection at a time, by packets. */
  PACKETS,
  /** Exercise 05: callbacks. */
  CALLBACKS,
  /** Exercise 06: many connections. */
  CONCURRENT;

  @Override
  public ServerHandle start(
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
      List<ServerHandle.BoundPort> ports = new ArrayList<>();
      for (ServerPort port : options.ports()) {
        ServerSettings settings =
            ServerSettings.at(port.local())
                .withSecurity(port.layer())
                .withKeepAlive(options.keepAlive())
                .withReasons(options.reasons())
                .withReadTimeout(options.readTimeout())
                .withIdleTimeout(options.idleTimeout());
        ServerImage image = image(rtos, net, settings, table, console);
        images.add(image);
        ports.add(new ServerHandle.BoundPort(image.local(), settings.port()));
      }
      started = true;
      return new ServerHandle(
          ports, () -> images.stream().mapToLong(ServerImage::transactions).sum(), end);
    } finally {
      if (!started) {
        end.run();
      }
    }
  }

  private ServerImage image(
      Rtos rtos,
      NetworkStack net,
      ServerSettings settings,
      RegisterStore table,
      Consumer<Transaction> console)
      throws LinkException {
    return switch (this) {
      case PACKETS -> PacketServerImage.start(rtos, net, settings, table, console);
      case CALLBACKS -> CallbackServerImage.start(rtos, net, settings, table, console);
      case CONCURRENT -> ConcurrentServerImage.start(rtos, net, settings, table, console);
    };
  }
}
