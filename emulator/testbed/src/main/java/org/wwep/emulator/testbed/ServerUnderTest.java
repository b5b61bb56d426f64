package org.wwep.emulator.testbed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.fault.Host;
import org.wwep.emulator.server.MemoryStore;
import org.wwep.emulator.server.ServerHandle;
import org.wwep.emulator.timeline.TimelineEvent;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.SecureLayer;
import org.wwep.protocol.DeviceId;
import org.wwep.protocol.server.ServerPort;
import org.wwep.protocol.server.ServerSettings;
import org.wwep.protocol.server.Transaction;
import org.wwep.rtos.Rtos;

/**
 * A register server in a world; what it answers goes to the timeline.
 *
 * <p><b>Shape</b>: without power it has no registers, and gets none back.
 *
 * <p>Owned by the world's script.
 */
public final class ServerUnderTest implements AutoCloseable {
  /** What the timeline and scenarios call it. */
  public static final String NAME = "server";

  private static final int NO_PORT = -1;

  private final World world;
  private final Rtos rtos;
  private final Host stack;
  private final ServerSetup setup;
  private MemoryStore store = new MemoryStore();
  private @Nullable ServerHandle running;
  private int openPort;
  private int tlsPort;

  /** Starts a server. */
  public ServerUnderTest(World world, ServerSetup setup) throws LinkException {
    this.world = world;
    this.setup = setup;
    this.rtos = world.rtos(NAME);
    this.stack = world.host(NAME);
    this.openPort = setup.port();
    this.tlsPort = setup.tlsPort();
    start();
  }

  private void start() throws LinkException {
    List<ServerPort> ports = new ArrayList<>();
    ports.add(ServerPort.open(new Endpoint(world.serverAddress(), openPort)));
    if (tlsPort != NO_PORT) {
      ports.add(
          new ServerPort(
              new Endpoint(world.serverAddress(), tlsPort),
              rtos.timeStandsStill() ? new DeferredLayer(this::tlsLayer) : tlsLayer()));
    }
    ServerSettings settings = new ServerSettings(ports, setup.rules());
    Consumer<Transaction> console =
        transaction ->
            world
                .timeline()
                .add(transaction.at(), NAME, new TimelineEvent.ServerEvent(transaction));
    ServerHandle started = setup.firmware().on(rtos, stack).start(settings, store, console);
    running = started;
    openPort = started.ports().getFirst().local().port();
    tlsPort = tlsPort == NO_PORT ? NO_PORT : started.ports().getLast().local().port();
  }

  private SecureLayer tlsLayer() {
    return world.certificates().server(NAME, setup.tls());
  }

  /** Returns the open port. */
  public int openPort() {
    return openPort;
  }

  /** Returns the port for TLS. */
  public int tlsPort() {
    return tlsPort;
  }

  /** Returns the network stack, to look at. */
  public Host stack() {
    return stack;
  }

  /** Returns the value of a register, or nothing if it was never written. */
  public OptionalInt register(DeviceId device, int register) {
    return store.read(device, register);
  }

  /** Returns it as seen from outside, if it is firmware of the user's own. */
  public Optional<InspectedFirmware> inspected() {
    return setup.firmware() instanceof FirmwareServer served
        ? Optional.of(served.inspection())
        : Optional.empty();
  }

  /** Returns its packets as they are now, if it is one of the course's servers and has power. */
  public List<PoolReport> pools() {
    ServerHandle server = running;
    return server == null ? List.of() : PoolReport.of(server);
  }

  /** Returns whether it has power. */
  public boolean powered() {
    return running != null;
  }

  /** Takes its power away: connections and registers are gone. */
  public void powerOff() {
    ServerHandle server = running;
    if (server != null) {
      running = null;
      world.timeline().add(world.now(), NAME, new TimelineEvent.PowerEvent(false));
      stack.powerLost();
      server.close();
      store = new MemoryStore();
    }
  }

  /** Gives it power, on the same ports. */
  public void powerOn() throws LinkException {
    if (running == null) {
      stack.powerBack();
      world.timeline().add(world.now(), NAME, new TimelineEvent.PowerEvent(true));
      start();
    }
  }

  @Override
  public void close() {
    ServerHandle server = running;
    if (server != null) {
      running = null;
      server.close();
    }
  }
}
