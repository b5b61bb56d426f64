package org.wwep.emulator.invariant;

import java.net.InetAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.invariant.Violation.Rule;
import org.wwep.emulator.run.Stage;
import org.wwep.emulator.sim.net.SimHost;
import org.wwep.emulator.sim.net.Traffic;
import org.wwep.emulator.timeline.Entry;
import org.wwep.emulator.timeline.Happening;
import org.wwep.emulator.world.DeviceUnderTest;
import org.wwep.emulator.world.ServerUnderTest;
import org.wwep.emulator.world.VirtualWorld;
import org.wwep.net.packet.PoolCounters;

/**
 * Watches a world in virtual time, at every step.
 *
 * <p><b>Shape</b>: keeps the first violation; the step after it ends the world's run with a {@link
 * Stop}. Owned by the world.
 */
public final class Invariants {
  /** Ends a run at the first violation. */
  public static final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Stop(Violation violation) {
      super(violation.toString(), null, false, false);
    }
  }

  private record Watched(DeviceUnderTest device, ClientWatch watch) {}

  private final VirtualWorld world;
  private final Stage stage;
  private final Map<String, Watched> devices = new LinkedHashMap<>();
  private final Map<InetAddress, Watched> byAddress = new HashMap<>();
  private final Map<Long, ClearText[]> secured = new HashMap<>();
  private @Nullable Violation violation;
  private boolean changed;

  /** Watches these devices and this server from now on. */
  public Invariants(VirtualWorld world, Stage stage) {
    this.world = world;
    this.stage = stage;
    for (DeviceUnderTest device : stage.devices()) {
      Watched watched = new Watched(device, new ClientWatch(device.name(), this::violated));
      devices.put(device.name(), watched);
      byAddress.put(((SimHost) device.stack()).address(), watched);
    }
    world.timeline().listen(this::happened);
    world.sim().onStep(this::stepped);
  }

  /** Returns the first violation. */
  public Optional<Violation> violation() {
    return Optional.ofNullable(violation);
  }

  /** Returns how many presses were acknowledged so far. */
  public int acknowledged() {
    return devices.values().stream().mapToInt(watched -> watched.watch().acknowledged()).sum();
  }

  private void violated(Rule rule, String detail) {
    if (violation == null) {
      violation = new Violation(rule, detail, atNow());
    }
  }

  private Duration atNow() {
    return Duration.ofNanos(world.sim().nanos());
  }

  private void happened(Entry entry) {
    changed = true;
    Watched source = devices.get(entry.source());
    switch (entry.what()) {
      case Happening.OnDevice(_, var event) when source != null -> source.watch().told(event);
      case Happening.Power(boolean on) when source != null && !on -> source.watch().powerOff();
      case Happening.OnServer(var transaction) -> {
        Watched peer = byAddress.get(transaction.peer().address());
        if (peer != null) {
          peer.watch().answered(transaction);
        }
      }
      case Happening.OnNetwork(Traffic traffic) -> network(traffic);
      case Happening.OnDevice _,
          Happening.OnCoprocessor _,
          Happening.Power _,
          Happening.Fault _,
          Happening.Gauge _,
          Happening.Step _ -> {}
    }
  }

  private void network(Traffic traffic) {
    switch (traffic) {
      case Traffic.Opened(long number, var client, var server) -> {
        Watched watched = byAddress.get(client.address());
        if (watched != null) {
          watched.watch().opened(client);
        }
        if (server.port() == stage.server().tlsPort()) {
          secured.put(number, new ClearText[] {new ClearText(), new ClearText()});
        }
      }
      case Traffic.Sent(long number, boolean upstream, var bytes) -> {
        ClearText[] directions = secured.get(number);
        if (directions != null && !directions[upstream ? 0 : 1].looksLikeTls(bytes)) {
          violated(
              Rule.CLEAR_TEXT,
              "connection %d carried bytes %s that are no TLS record"
                  .formatted(number, upstream ? "up" : "down"));
        }
      }
      case Traffic.Closed(long number, _, _) -> {
        if (violation == null) {
          // The other side may still send; what it sends is looked at no more.
          secured.remove(number);
        }
      }
    }
  }

  private void stepped() {
    if (changed) {
      changed = false;
      devices.values().forEach(this::betweenTransactions);
    }
    if (violation != null) {
      throw new Stop(violation);
    }
  }

  /** A device without a transaction holds no packet and no socket. */
  private void betweenTransactions(Watched watched) {
    DeviceUnderTest device = watched.device();
    for (PoolCounters pool : List.of(device.pools().transmitted(), device.pools().received())) {
      if (pool.leaked() > 0) {
        violated(
            Rule.PACKETS, "%s lost %d packets to a socket".formatted(device.name(), pool.leaked()));
      }
      if (watched.watch().idle() && pool.inUse() > 0) {
        violated(
            Rule.PACKETS,
            "%s is %s and has %d packets in use"
                .formatted(device.name(), watched.watch().state(), pool.inUse()));
      }
    }
    if (watched.watch().idle() && world.openSockets(device.stack()) > 0) {
      violated(
          Rule.LEFTOVERS,
          "%s is %s with %d sockets open"
              .formatted(
                  device.name(), watched.watch().state(), world.openSockets(device.stack())));
    }
  }

  /**
   * Checks what has to hold once the faults are gone and every queue is empty.
   *
   * @param made how often each device was pressed, by its name
   */
  public void atRest(Map<String, Integer> made) {
    for (Watched watched : devices.values()) {
      DeviceUnderTest device = watched.device();
      watched.watch().atRest(made.getOrDefault(device.name(), 0));
      if (watched.watch().registerMustEqualLed()) {
        registerEqualsLed(device, stage.server());
      }
    }
  }

  private void registerEqualsLed(DeviceUnderTest device, ServerUnderTest server) {
    for (DeviceUnderTest.Client client : device.clients()) {
      var parts = client.config().parts();
      int lit = device.board().led(parts.led()).lit() ? 1 : 0;
      OptionalInt held = server.register(client.firmware().id(), parts.register());
      if (held.isEmpty() || held.getAsInt() != lit) {
        violated(
            Rule.REGISTER,
            "%s shows %d, the server holds %s"
                .formatted(device.name(), lit, held.isEmpty() ? "nothing" : held.getAsInt()));
      }
    }
  }

  /** The devices did not come to rest in time. */
  public void notAtRest(String detail) {
    violated(Rule.REST, detail);
  }

  /** Checks that closed devices and a closed server have left nothing behind. */
  public void afterTheEnd() {
    List<String> tasks =
        world.sim().tasks().stream().filter(task -> !task.equals("script")).toList();
    if (!tasks.isEmpty()) {
      violated(Rule.LEFTOVERS, "tasks are left: " + tasks);
    }
    if (world.network().openSockets() > 0) {
      violated(Rule.LEFTOVERS, world.network().openSockets() + " sockets are left");
    }
    if (world.sim().planned() > 0) {
      violated(Rule.LEFTOVERS, world.sim().planned() + " timers are left");
    }
  }
}
