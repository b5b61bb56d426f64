package org.wwep.emulator.invariant;

import java.net.InetAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wwep.device.trace.TraceEvent;
import org.wwep.emulator.always.AlwaysViolation;
import org.wwep.emulator.invariant.Violation.Rule;
import org.wwep.emulator.run.Testbed;
import org.wwep.emulator.sim.net.TrafficEvent;
import org.wwep.emulator.testbed.DeviceUnderTest;
import org.wwep.emulator.testbed.VirtualWorld;
import org.wwep.emulator.timeline.TimelineEntry;
import org.wwep.emulator.timeline.TimelineEvent;
import org.wwep.net.packet.PoolCounters;

/**
 * Watches a world in virtual time, at every step.
 *
 * <p><b>Shape</b>: keeps the first violation; the step after it ends the world's run with a {@link
 * ViolationException}. Owned by the world.
 */
public final class Invariants {
  /** Ends a run at the first violation. */
  public static final class ViolationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ViolationException(Violation violation) {
      super(violation.toString(), null, false, false);
    }
  }

  private record WatchedDevice(DeviceUnderTest device, DeviceWatch watch) {}

  private final VirtualWorld world;
  private final Testbed testbed;
  private final Map<String, WatchedDevice> devices = new LinkedHashMap<>();
  private final Map<InetAddress, WatchedDevice> byAddress = new HashMap<>();

  /** The same devices, to go through at every step. */
  private final WatchedDevice[] watched;

  private final ClearTextInvariant clearText;
  private @Nullable Violation violation;
  private boolean changed;

  /** Watches these devices and this server from now on. */
  public Invariants(VirtualWorld world, Testbed testbed) {
    this.world = world;
    this.testbed = testbed;
    this.clearText = new ClearTextInvariant(() -> testbed.server().tlsPort(), this::violated);
    for (DeviceUnderTest device : testbed.devices()) {
      WatchedDevice watchedDevice =
          new WatchedDevice(
              device,
              device.isClient()
                  ? new PressTracker(device.name(), this::violated)
                  : new FirmwareWatch(
                      device,
                      testbed.scenario().device(device.name()).registerIsGiven(),
                      this::violated));
      devices.put(device.name(), watchedDevice);
      byAddress.put(device.host().address(), watchedDevice);
    }
    watched = devices.values().toArray(WatchedDevice[]::new);
    world.timeline().listen(this::happened);
    world.sim().onStep(this::stepped);
  }

  /** Returns the first violation. */
  public Optional<Violation> violation() {
    return Optional.ofNullable(violation);
  }

  /** Returns how many presses were acknowledged so far. */
  public int acknowledged() {
    return devices.values().stream()
        .mapToInt(watchedDevice -> watchedDevice.watch().acknowledged())
        .sum();
  }

  private void violated(Rule rule, String detail) {
    if (violation == null) {
      violation = new Violation(rule, detail, atNow());
    }
  }

  /** Takes it for broken if what the scenario says always holds does not. */
  public void violated(AlwaysViolation found) {
    if (violation == null) {
      violation =
          new Violation(Rule.ALWAYS, found.spec().words(), found.mismatch().sentence(), found.at());
    }
  }

  private Duration atNow() {
    return Duration.ofNanos(world.sim().nanos());
  }

  private void happened(TimelineEntry timelineEntry) {
    changed = true;
    WatchedDevice source = devices.get(timelineEntry.source());
    switch (timelineEntry.what()) {
      case TimelineEvent.DeviceEvent(_, var event) when source != null ->
          source.watch().told(event);
      case TimelineEvent.DeviceEvent(_, TraceEvent.FirmwareFaulted e) ->
          violated(Rule.FIRMWARE, timelineEntry.source() + " ended by " + e.line());
      case TimelineEvent.DeviceEvent(_, TraceEvent.FirmwareMisused e) ->
          violated(Rule.FIRMWARE, timelineEntry.source() + ": " + e.kind() + ": " + e.detail());
      case TimelineEvent.PowerEvent(boolean on) when source != null -> {
        source.watch().power(on);
        if (on) {
          betweenTransactions(source);
        }
      }
      case TimelineEvent.ServerEvent(var transaction) -> {
        WatchedDevice peer = byAddress.get(transaction.peer().address());
        if (peer != null) {
          peer.watch().answered(transaction);
        }
      }
      case TimelineEvent.NetworkEvent(TrafficEvent trafficEvent) -> network(trafficEvent);
      case TimelineEvent.DeviceEvent _,
          TimelineEvent.CoprocessorEvent _,
          TimelineEvent.BenchEvent _,
          TimelineEvent.PowerEvent _,
          TimelineEvent.FaultEvent _,
          TimelineEvent.FaultHitsEvent _,
          TimelineEvent.GaugeEvent _,
          TimelineEvent.LatencyEvent _,
          TimelineEvent.StepEvent _ -> {}
    }
  }

  private void network(TrafficEvent trafficEvent) {
    if (trafficEvent instanceof TrafficEvent.Opened(_, var client, _)) {
      WatchedDevice watchedDevice = byAddress.get(client.address());
      if (watchedDevice != null) {
        watchedDevice.watch().opened(client);
      }
    }
    clearText.seen(trafficEvent);
  }

  private void stepped() {
    if (changed) {
      changed = false;
      for (WatchedDevice each : watched) {
        betweenTransactions(each);
      }
    }
    if (violation != null) {
      throw new ViolationException(violation);
    }
  }

  private void pools(WatchedDevice watchedDevice) {
    DeviceUnderTest device = watchedDevice.device();
    for (PoolCounters pool : List.of(device.pools().transmitted(), device.pools().received())) {
      if (pool.leaked() > 0) {
        violated(
            Rule.PACKETS, "%s lost %d packets to a socket".formatted(device.name(), pool.leaked()));
      }
      if (watchedDevice.watch().idle() && pool.inUse() > 0) {
        violated(
            Rule.PACKETS,
            "expected %s to have no packet in use while it is %s, was %d"
                .formatted(device.name(), watchedDevice.watch().state(), pool.inUse()));
      }
    }
  }

  /** A device without a transaction holds no packet and no socket. */
  private void betweenTransactions(WatchedDevice watchedDevice) {
    DeviceUnderTest device = watchedDevice.device();
    if (!device.pools().isClean()) {
      pools(watchedDevice);
    }
    if (watchedDevice.watch().idle() && device.host().openSockets() > 0) {
      violated(
          Rule.LEFTOVERS,
          "%s is %s with %d sockets open"
              .formatted(
                  device.name(), watchedDevice.watch().state(), device.host().openSockets()));
    }
  }

  /** The devices have started, and are at rest. */
  public void booted() {
    devices.values().forEach(watched -> watched.watch().booted());
  }

  /** A button of a device is about to be pressed. */
  public void pressed(DeviceUnderTest device) {
    WatchedDevice watchedDevice = devices.get(device.name());
    if (watchedDevice != null) {
      watchedDevice.watch().pressed();
    }
  }

  /** Checks what has to hold once the faults are gone and every queue is empty. */
  public void atRest() {
    RegisterInvariant registers = new RegisterInvariant(world, testbed, this::violated);
    for (WatchedDevice watchedDevice : devices.values()) {
      DeviceUnderTest device = watchedDevice.device();
      watchedDevice.watch().atRest();
      if (watchedDevice.watch().registerMustEqualLed()) {
        registers.check(device);
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
      violated(Rule.LEFTOVERS, "expected no task at the end, was " + tasks);
    }
    if (world.network().openSockets() > 0) {
      violated(
          Rule.LEFTOVERS, "expected no socket at the end, was " + world.network().openSockets());
    }
    if (world.sim().planned() > 0) {
      violated(Rule.LEFTOVERS, "expected no timer at the end, was " + world.sim().planned());
    }
  }
}
