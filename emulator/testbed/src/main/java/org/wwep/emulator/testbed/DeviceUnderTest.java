package org.wwep.emulator.testbed;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.device.ClientDevice;
import org.wwep.device.DeviceConfig;
import org.wwep.device.DeviceSummary;
import org.wwep.device.trace.TraceEvent;
import org.wwep.emulator.fault.Host;
import org.wwep.emulator.timeline.TimelineEvent;
import org.wwep.hal.Board;
import org.wwep.hal.Button;
import org.wwep.hal.HalException;
import org.wwep.hal.MacAddress;
import org.wwep.hal.emulated.BouncePattern;
import org.wwep.net.NetworkStack;
import org.wwep.net.packet.PacketPools;
import org.wwep.net.packet.PoolSizes;
import org.wwep.protocol.DeviceId;
import org.wwep.rtos.Rtos;

/**
 * A board with the client firmware on it, in a world; what it tells goes to the timeline.
 *
 * <p>Owned by the world's script.
 */
public final class DeviceUnderTest implements AutoCloseable {
  private final World world;
  private final String name;
  private final Host host;
  private final @Nullable DeviceCoprocessor deviceCoprocessor;
  private final BoardHarness boardHarness;
  private final PacketPools pools;
  private final List<Client> clients = new ArrayList<>();
  private boolean powered;

  /**
   * One client of the device.
   *
   * @param config what it was built with
   * @param firmware the running firmware
   */
  public record Client(DeviceConfig config, ClientDevice firmware) {}

  /**
   * Puts a device into a world, without power.
   *
   * @throws HalException if its board is not available
   */
  public DeviceUnderTest(World world, DeviceSetup setup) throws HalException {
    this.world = world;
    this.name = setup.name();
    DeviceCoprocessor coprocessor = setup.coprocessor();
    this.deviceCoprocessor = coprocessor;
    this.host = coprocessor == null ? world.host(name) : coprocessor.network();
    NetworkStack firmwareStack = coprocessor == null ? host : coprocessor.nwp();
    Rtos rtos = world.rtos(name);
    MacAddress mac = setup.mac();
    this.boardHarness =
        world.harness(
            setup.board(), mac == null ? MacAddress.fromSeed(rtos.random().nextLong()) : mac);
    this.pools = new PacketPools(PoolSizes.DEFAULT, rtos);
    for (DeviceConfig config : setup.clients()) {
      String client = setup.clients().size() == 1 ? "" : config.parts().button();
      clients.add(
          new Client(
              config,
              setup
                  .image()
                  .install(
                      boardHarness.board(),
                      rtos,
                      firmwareStack,
                      config,
                      event -> told(client, event),
                      pools)));
    }
    BoardFaults onBoard = new BoardFaults(boardHarness, pools, deviceCoprocessor, world.faults());
    world.faults().attach(name, host, onBoard::change);
  }

  private void told(String client, TraceEvent event) {
    world.timeline().add(event.at(), name, new TimelineEvent.DeviceEvent(client, event));
  }

  /** Returns what the timeline calls it. */
  public String name() {
    return name;
  }

  /** Returns the ID it goes by. */
  public DeviceId id() {
    return clients.getFirst().firmware().id();
  }

  /** Returns the board as the firmware has it. */
  public Board board() {
    return boardHarness.board();
  }

  /** Returns the board from outside. */
  public BoardHarness harness() {
    return boardHarness;
  }

  /** Returns the host that it is on the network, the coprocessor's if it has one. */
  public Host host() {
    return host;
  }

  /** Returns the packets, to look at. */
  public PacketPools pools() {
    return pools;
  }

  /** Returns its clients: one, or two on the dual client. */
  public List<Client> clients() {
    return List.copyOf(clients);
  }

  /** Returns whether it has power. */
  public boolean powered() {
    return powered;
  }

  /** Returns how the firmware stands, that of its first client. */
  public DeviceSummary summary() throws InterruptedException {
    return clients.getFirst().firmware().summary();
  }

  /** Gives it power. */
  public void powerOn() throws InterruptedException {
    if (!powered) {
      powered = true;
      host.powerBack();
      if (deviceCoprocessor != null) {
        deviceCoprocessor.powerOn();
      }
      world.timeline().add(world.now(), name, new TimelineEvent.PowerEvent(true));
      for (Client client : clients) {
        client.firmware().powerOn();
      }
    }
  }

  /** Takes its power away, in the middle of whatever it does. */
  public void powerOff() throws InterruptedException {
    if (powered) {
      powered = false;
      world.timeline().add(world.now(), name, new TimelineEvent.PowerEvent(false));
      host.powerLost();
      if (deviceCoprocessor != null) {
        deviceCoprocessor.powerOff();
      }
      for (Client client : clients) {
        client.firmware().powerOff();
      }
    }
  }

  /** Presses a button from now on for a while; returns as {@link BoardHarness#play} does. */
  public void press(String button, Duration hold, BouncePattern bounce) {
    Button pressed = board().button(button);
    boardHarness.play(button, bounce.press(world.now(), hold, pressed.activeLevel()));
  }

  /** Presses a button and keeps it down; returns as {@link BoardHarness#play} does. */
  public void pressDown(String button, BouncePattern bounce) {
    Button pressed = board().button(button);
    if (!pressed.pressed()) {
      boardHarness.play(button, bounce.down(world.now(), pressed.activeLevel()));
    }
  }

  /** Releases a button; returns as {@link BoardHarness#play} does. */
  public void release(String button, BouncePattern bounce) {
    Button released = board().button(button);
    if (released.pressed()) {
      boardHarness.play(button, bounce.up(world.now(), released.activeLevel()));
    }
  }

  /**
   * Waits until every press made before this call is acknowledged or given up.
   *
   * @return whether that was so within the timeout
   */
  public boolean drain(Duration timeout) throws InterruptedException {
    Instant until = world.now().plus(timeout);
    boolean done = true;
    for (Client client : clients) {
      done &= client.firmware().drain(Duration.between(world.now(), until));
    }
    return done;
  }

  @Override
  public void close() {
    clients.forEach(client -> client.firmware().close());
    if (deviceCoprocessor != null) {
      deviceCoprocessor.close();
    }
    boardHarness.close();
  }
}
