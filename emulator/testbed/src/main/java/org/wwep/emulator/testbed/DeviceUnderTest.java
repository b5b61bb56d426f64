package org.wwep.emulator.testbed;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wwep.device.DeviceConfig;
import org.wwep.device.DeviceSummary;
import org.wwep.device.Firmware;
import org.wwep.device.Identity;
import org.wwep.emulator.fault.Host;
import org.wwep.emulator.timeline.TimelineEvent;
import org.wwep.hal.Board;
import org.wwep.hal.Button;
import org.wwep.hal.HalException;
import org.wwep.hal.MacAddress;
import org.wwep.hal.emulated.BouncePattern;
import org.wwep.net.NetworkStack;
import org.wwep.net.packet.PacketPools;
import org.wwep.protocol.DeviceId;
import org.wwep.rtos.Rtos;

/**
 * A board with firmware on it, in a world; what it tells, or what is seen of it, goes to the
 * timeline.
 *
 * <p>Owned by the world's script.
 */
public final class DeviceUnderTest implements InspectedFirmware, AutoCloseable {
  private final World world;
  private final String name;
  private final Host host;
  private final @Nullable DeviceCoprocessor deviceCoprocessor;
  private final BoardHarness boardHarness;
  private final PacketPools pools;
  private final CountedRtos tasks;
  private final DeviceId id;
  private final DeviceFirmware firmware;
  private boolean powered;

  /**
   * One client of the device, or its only firmware.
   *
   * @param config what it was built with; of other firmware than the client the parts count
   * @param firmware the running firmware
   */
  public record Client(DeviceConfig config, Firmware firmware) {}

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
    this.tasks = new CountedRtos(world.rtos(name));
    Rtos rtos = tasks;
    MacAddress mac = setup.mac();
    MacAddress own = mac == null ? MacAddress.fromSeed(rtos.random().nextLong()) : mac;
    Optional<BoardHarness> brought = setup.image().board(name, own, rtos, world);
    this.boardHarness =
        brought.isPresent() ? brought.get() : world.boardHarness(setup.board(), own);
    boolean complete = false;
    try {
      this.pools = new PacketPools(setup.clients().getFirst().settings().pools(), rtos);
      DeviceId configured = setup.clients().getFirst().settings().id();
      this.id = configured == null ? Identity.of(board().mac()) : configured;
      this.firmware =
          new DeviceFirmware(world, setup, boardHarness.board(), firmwareStack, rtos, pools);
      BoardFaults onBoard =
          new BoardFaults(boardHarness, pools, deviceCoprocessor, world.faults().listener(name));
      world.faults().attach(name, host, onBoard::change);
      complete = true;
    } finally {
      if (!complete) {
        boardHarness.close(); // nobody else knows of its lines yet
      }
    }
  }

  @Override
  public String name() {
    return name;
  }

  /** Returns the ID it goes by. */
  public DeviceId id() {
    return id;
  }

  /** Returns the board as the firmware has it. */
  public Board board() {
    return boardHarness.board();
  }

  /** Returns the board from outside. */
  public BoardHarness boardHarness() {
    return boardHarness;
  }

  /** Returns the host that it is on the network, the coprocessor's if it has one. */
  public Host host() {
    return host;
  }

  /** Returns its coprocessor, if it has one. */
  public Optional<DeviceCoprocessor> coprocessor() {
    return Optional.ofNullable(deviceCoprocessor);
  }

  @Override
  public int openSockets() {
    return host().openSockets();
  }

  /** Returns the packets, to look at. */
  public PacketPools pools() {
    return pools;
  }

  @Override
  public int packetsInUse() {
    return pools.transmitted().inUse() + pools.received().inUse() + firmware.packetsInUse();
  }

  @Override
  public int tasks() {
    return tasks.alive();
  }

  @Override
  public int mostTasks() {
    return tasks.most();
  }

  @Override
  public Optional<Instant> quietSince() {
    return firmware.quietSince();
  }

  /** Returns its clients: one, or two on the dual client. */
  public List<Client> clients() {
    return firmware.clients();
  }

  @Override
  public boolean powered() {
    return powered;
  }

  @Override
  public boolean isClient() {
    return firmware.isClient();
  }

  /**
   * Returns how the firmware stands, that of its first client.
   *
   * @throws IllegalStateException if it is no client, and cannot tell
   */
  public DeviceSummary summary() throws InterruptedException {
    return clients()
        .getFirst()
        .firmware()
        .report()
        .orElseThrow(() -> new IllegalStateException(name + ": its firmware tells no states"));
  }

  /** Types bytes at its serial port. */
  public void type(byte[] bytes) {
    clients().getFirst().firmware().receive(bytes);
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
      firmware.powerOn();
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
      firmware.powerOff();
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
   * Waits until every press made before this call is acknowledged or given up; with firmware that
   * cannot tell, until its network has been quiet for {@link DeviceObserver#QUIET}.
   *
   * @return whether that was so within the timeout
   */
  public boolean drain(Duration timeout) throws InterruptedException {
    return firmware.drain(world.now().plus(timeout));
  }

  @Override
  public void close() {
    try {
      firmware.close();
      if (deviceCoprocessor != null) {
        deviceCoprocessor.close();
      }
    } finally {
      boardHarness.close(); // whatever the firmware left: lines are let go of
    }
  }
}
