package org.wwep.emulator.testbed;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wwep.device.DeviceConfig;
import org.wwep.device.trace.Trace;
import org.wwep.device.trace.TraceEvent;
import org.wwep.emulator.testbed.DeviceUnderTest.Client;
import org.wwep.emulator.timeline.TimelineEvent;
import org.wwep.hal.Board;
import org.wwep.net.NetworkStack;
import org.wwep.net.packet.PacketPools;
import org.wwep.rtos.Rtos;

/**
 * The firmware of a device: the clients of the course, or one of other origin, of which the
 * timeline is told what is seen from outside. Owned by the world's script.
 */
final class DeviceFirmware implements AutoCloseable {
  private final World world;
  private final boolean isClient;
  private @Nullable ObservedFirmware observed;
  private final List<Client> clients = new ArrayList<>();

  /** Installs it, without power. */
  DeviceFirmware(
      World world, DeviceSetup setup, Board board, NetworkStack net, Rtos rtos, PacketPools pools) {
    this.world = world;
    this.isClient = setup.image().isClient();
    String name = setup.name();
    DeviceConfig first = setup.clients().getFirst();
    if (!isClient) {
      ObservedFirmware firmware =
          new ObservedFirmware(
              setup.image(),
              name,
              board,
              rtos,
              net,
              world.tls(name),
              first,
              trace(name, ""),
              pools,
              setup.route());
      observed = firmware;
      clients.add(new Client(first, firmware));
      return;
    }
    boolean alone = setup.clients().size() == 1;
    for (DeviceConfig config : setup.clients()) {
      Trace trace = trace(name, alone ? "" : config.parts().button());
      SerialPort console = new SerialPort(rtos, trace);
      DeviceSeams seams =
          new DeviceSeams(
              name,
              board,
              rtos,
              net,
              world.tls(name),
              console,
              config,
              trace,
              pools,
              new PacketGauge());
      clients.add(new Client(config, setup.image().install(seams)));
    }
  }

  private Trace trace(String name, String client) {
    return (TraceEvent event) ->
        world.timeline().add(event.at(), name, new TimelineEvent.DeviceEvent(client, event));
  }

  List<Client> clients() {
    return List.copyOf(clients);
  }

  /** Returns whether it is the course's client. */
  boolean isClient() {
    return isClient;
  }

  /** Returns how many packets it has in use that are its own, as those of firmware in C are. */
  int packetsInUse() {
    return observed == null ? 0 : observed.packetsInUse();
  }

  /** Returns since when its network has not been used; nothing of a client, which has states. */
  Optional<Instant> quietSince() {
    return Optional.ofNullable(observed).map(ObservedFirmware::quietSince);
  }

  void powerOn() throws InterruptedException {
    for (Client client : clients) {
      client.firmware().powerOn();
    }
  }

  void powerOff() throws InterruptedException {
    for (Client client : clients) {
      client.firmware().powerOff();
    }
  }

  /** Waits until it is done with every press, as far as can be told. */
  boolean drain(Instant until) throws InterruptedException {
    boolean done = true;
    for (Client client : clients) {
      done &= client.firmware().drain(Duration.between(world.now(), until));
    }
    return done;
  }

  @Override
  public void close() {
    clients.forEach(client -> client.firmware().close());
  }
}
