package org.wwep.emulator.testbed;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.wwep.device.server.CallbackServerFirmware;
import org.wwep.device.server.PacketServerFirmware;
import org.wwep.device.server.ServerFirmware;
import org.wwep.device.server.ServerFirmwareSettings;
import org.wwep.emulator.server.ServerFactory;
import org.wwep.emulator.server.ServerHandle;
import org.wwep.net.LinkException;
import org.wwep.net.NetworkStack;
import org.wwep.net.packet.PoolSizes;
import org.wwep.protocol.server.RegisterStore;
import org.wwep.protocol.server.ServerPort;
import org.wwep.protocol.server.ServerSettings;
import org.wwep.protocol.server.Transaction;
import org.wwep.rtos.Rtos;

/**
 * Starts one of the course's servers.
 *
 * @param kind which
 * @param pools how many packets the device has
 * @param rtos runs its tasks
 * @param net where it listens
 */
record CourseServerFactory(CourseServer kind, PoolSizes pools, Rtos rtos, NetworkStack net)
    implements ServerFactory {
  @Override
  public ServerHandle start(
      ServerSettings settings, RegisterStore store, Consumer<Transaction> console)
      throws LinkException {
    List<ServerFirmware> servers = new ArrayList<>();
    Runnable end = () -> servers.forEach(ServerFirmware::close);
    boolean started = false;
    try {
      List<ServerHandle.BoundPort> ports = new ArrayList<>();
      for (ServerPort port : settings.ports()) {
        ServerFirmware server =
            start(
                ServerFirmwareSettings.of(port, settings.rules()).withPools(pools), store, console);
        servers.add(server);
        ports.add(new ServerHandle.BoundPort(server.local(), port.layer().port()));
      }
      started = true;
      return new ServerHandle(
          ports,
          () -> servers.stream().mapToLong(ServerFirmware::transactions).sum(),
          end,
          servers.stream().map(ServerFirmware::pools).toList());
    } finally {
      if (!started) {
        end.run();
      }
    }
  }

  private ServerFirmware start(
      ServerFirmwareSettings settings, RegisterStore store, Consumer<Transaction> console)
      throws LinkException {
    return switch (kind) {
      case PACKETS -> PacketServerFirmware.start(rtos, net, settings, store, console);
      case CALLBACKS -> CallbackServerFirmware.one(rtos, net, settings, store, console);
      case CONCURRENT -> CallbackServerFirmware.several(rtos, net, settings, store, console);
    };
  }
}
