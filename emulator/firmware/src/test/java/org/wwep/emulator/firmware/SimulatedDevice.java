package org.wwep.emulator.firmware;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.wwep.emulator.firmware.host.HostedFirmware;
import org.wwep.emulator.server.MemoryStore;
import org.wwep.emulator.server.RegisterServer;
import org.wwep.emulator.sim.Schedule;
import org.wwep.emulator.sim.Seed;
import org.wwep.emulator.sim.Simulation;
import org.wwep.emulator.sim.net.LinkProfile;
import org.wwep.emulator.sim.net.SimHost;
import org.wwep.emulator.sim.net.SimNetwork;
import org.wwep.hal.BoardConfig;
import org.wwep.hal.Edge;
import org.wwep.hal.Level;
import org.wwep.hal.emulated.EmulatedBoard;
import org.wwep.net.NetworkStack;
import org.wwep.net.tls.Tls;
import org.wwep.protocol.server.ServerSettings;
import org.wwep.protocol.server.Transaction;

/** One device with hosted firmware in virtual time, its network, and room for others on it. */
public final class SimulatedDevice implements AutoCloseable {
  /** Where the device is. */
  public static final InetAddress DEVICE = InetAddress.ofLiteral("198.51.100.14");

  /** Where a server is, if a test makes one. */
  public static final InetAddress SERVER = InetAddress.ofLiteral("198.51.100.3");

  /** The world. */
  public final Simulation world;

  /** Its network. */
  public final SimNetwork network;

  /** The device's pins. */
  public final EmulatedBoard board;

  /** What the firmware did. */
  public final FirmwareLog log;

  /** The device. */
  public final HostedFirmware firmware;

  /** The device's place in the network. */
  public final SimHost host;

  /** Makes a world with one device, power off. */
  public SimulatedDevice(FirmwareCarrier carrier, long seed) {
    this(carrier, seed, BoardConfig.defaults());
  }

  /** Makes a world with one device, power off, whose tasks run in this order. */
  public SimulatedDevice(FirmwareCarrier carrier, long seed, Schedule schedule) {
    this(carrier, seed, BoardConfig.defaults(), UnaryOperator.identity(), schedule);
  }

  /** Makes a world with one device on a board with these parts, power off. */
  public SimulatedDevice(FirmwareCarrier carrier, long seed, BoardConfig parts) {
    this(carrier, seed, parts, UnaryOperator.identity());
  }

  /**
   * Makes a world with one device, power off.
   *
   * @param decorator makes the stack that the firmware sees
   */
  public SimulatedDevice(
      FirmwareCarrier carrier,
      long seed,
      BoardConfig parts,
      UnaryOperator<NetworkStack> decorator) {
    this(carrier, seed, parts, decorator, Schedule.IN_ORDER);
  }

  private SimulatedDevice(
      FirmwareCarrier carrier,
      long seed,
      BoardConfig parts,
      UnaryOperator<NetworkStack> decorator,
      Schedule schedule) {
    world = new Simulation(new Seed(seed), schedule);
    network = new SimNetwork(world, LinkProfile.WIFI);
    network.names().put("wwep.wa101.cypress.com", SERVER);
    host = network.host("device", DEVICE);
    board = new EmulatedBoard(parts, world::now);
    log = new FirmwareLog(Simulation.BEGINNING);
    var rtos = world.rtos("device");
    firmware =
        new HostedFirmware(
            carrier,
            new FirmwareSeams(
                "device",
                rtos,
                decorator.apply(host),
                board,
                Tls.replayed(rtos.random(), world::now),
                log));
  }

  /** Presses the first button and lets go 50 ms later. */
  public void press() throws InterruptedException {
    press(0);
  }

  /** Presses a button and lets go 50 ms later. */
  public void press(int button) throws InterruptedException {
    board.buttons().get(button).play(new Edge(world.now(), Level.LOW));
    sleep(50);
    board.buttons().get(button).play(new Edge(world.now(), Level.HIGH));
  }

  /** Lets time pass, in a task of the world. */
  public void sleep(long millis) throws InterruptedException {
    world.rtos("script").sleep(Duration.ofMillis(millis));
  }

  /** Runs a script while a register server is at {@link #SERVER}. */
  public void withServer(
      ServerSettings settings, Consumer<Transaction> heard, Simulation.Script script)
      throws Exception {
    SimHost own = network.host("server", SERVER);
    world.run(
        () -> {
          try (RegisterServer _ =
              RegisterServer.start(world.rtos("server"), own, settings, new MemoryStore(), heard)) {
            script.run();
          }
        });
  }

  /** Switches on, lets so much time pass, and returns what was printed. */
  public String printedIn(long millis) throws Exception {
    world.run(
        () -> {
          firmware.powerOn();
          sleep(millis);
        });
    return log.text();
  }

  /** Returns what the device's LED showed. */
  public List<?> lights() {
    return board.leds().getFirst().history();
  }

  @Override
  public void close() {
    firmware.close();
    world.close();
  }
}
