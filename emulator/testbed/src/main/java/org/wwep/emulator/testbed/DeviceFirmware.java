package org.wwep.emulator.testbed;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
 * The firmware of a device: the clients of the course, or one of other origin with an observer that
 * tells the timeline what is seen of it. Owned by the world's script.
 */
final class DeviceFirmware implements AutoCloseable {
  private final World world;
  private final String name;
  private final List<Client> clients = new ArrayList<>();
  private final @Nullable DeviceObserver observer;

  /** Installs it, without power. */
  DeviceFirmware(
      World world, DeviceSetup setup, Board board, NetworkStack net, Rtos rtos, PacketPools pools) {
    this.world = world;
    this.name = setup.name();
    DeviceConfig first = setup.clients().getFirst();
    if (setup.image().isClient()) {
      this.observer = null;
      boolean alone = setup.clients().size() == 1;
      for (DeviceConfig config : setup.clients()) {
        Trace trace = trace(alone ? "" : config.parts().button());
        install(setup, board, rtos, net, new SerialPort(rtos, trace), config, trace, pools);
      }
    } else {
      Trace trace = trace("");
      DeviceObserver watching =
          new DeviceObserver(board, net, rtos, setup.route(), first.debounce(), trace);
      this.observer = watching;
      install(
          setup, watching.board(), rtos, watching.net(), watching.console(), first, trace, pools);
    }
  }

  private void install(
      DeviceSetup setup,
      Board board,
      Rtos rtos,
      NetworkStack net,
      SerialPort console,
      DeviceConfig config,
      Trace trace,
      PacketPools pools) {
    DeviceSeams seams =
        new DeviceSeams(
            name, board, rtos, net, world.tls(name), console, config, trace, pools);
    clients.add(new Client(config, setup.image().install(seams)));
  }

  private Trace trace(String client) {
    return (TraceEvent event) ->
        world.timeline().add(event.at(), name, new TimelineEvent.DeviceEvent(client, event));
  }

  List<Client> clients() {
    return List.copyOf(clients);
  }

  /** Returns whether it is the course's client. */
  boolean isClient() {
    return observer == null;
  }

  void powerOn() throws InterruptedException {
    if (observer != null) {
      observer.powerOn();
    }
    for (Client client : clients) {
      client.firmware().powerOn();
    }
  }

  void powerOff() throws InterruptedException {
    for (Client client : clients) {
      client.firmware().powerOff();
    }
    if (observer != null) {
      observer.powerOff();
    }
  }

  /** Waits until it is done with every press, as far as can be told. */
  boolean drain(Instant until) throws InterruptedException {
    boolean done = true;
    for (Client client : clients) {
      done &= client.firmware().drain(Duration.between(world.now(), until));
    }
    return observer == null ? done : observer.quiet(until) && done;
  }

  @Override
  public void close() {
    clients.forEach(client -> client.firmware().close());
    if (observer != null) {
      observer.powerOff();
    }
  }
}
