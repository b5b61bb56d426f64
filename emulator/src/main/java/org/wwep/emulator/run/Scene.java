package org.wwep.emulator.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.wwep.device.trace.TraceEvent;
import org.wwep.emulator.scenario.DeviceSpec;
import org.wwep.emulator.scenario.Scenario;
import org.wwep.emulator.timeline.Entry;
import org.wwep.emulator.timeline.Happening;
import org.wwep.emulator.timeline.Timeline;
import org.wwep.emulator.world.DeviceUnderTest;
import org.wwep.emulator.world.ServerUnderTest;
import org.wwep.emulator.world.World;
import org.wwep.rtos.Rtos;

/**
 * What steps work on: the devices, the server, and all that was seen of them.
 *
 * <p>Owned by the script.
 */
final class Scene {
  private static final int LATELY = 4;

  private final World world;
  private final Stage stage;
  private final Rtos rtos;
  private final Bell bell;
  private final Map<String, ConsoleLog> consoles = new LinkedHashMap<>();

  Scene(World world, Scenario scenario, Stage stage, Rtos rtos, Duration limit) {
    this.world = world;
    this.stage = stage;
    this.rtos = rtos;
    this.bell = new Bell(world, rtos, limit);
    for (DeviceSpec device : scenario.devices()) {
      consoles.put(device.id(), new ConsoleLog(world.timeline(), device.id()));
      stage.device(device.id()).fixture().watch(bell::ring);
    }
  }

  World world() {
    return world;
  }

  Timeline timeline() {
    return world.timeline();
  }

  Rtos rtos() {
    return rtos;
  }

  Bell bell() {
    return bell;
  }

  Stage stage() {
    return stage;
  }

  DeviceUnderTest device(String id) {
    return stage.device(id);
  }

  ServerUnderTest server() {
    return stage.server();
  }

  ConsoleLog console(String device) {
    return Objects.requireNonNull(consoles.get(device));
  }

  /**
   * Lets whatever happens at this instant happen: sleeping for no time does not.
   *
   * <p>A task that ends at once has its turn behind everything that was due before it.
   */
  void settle() throws InterruptedException {
    boolean _ = rtos.spawn("turn", () -> {}).join(Duration.ofSeconds(1));
  }

  /** Returns the time since the world began. */
  Duration now() {
    return Duration.between(world.timeline().beginning(), world.now());
  }

  /** Returns the last few edges of a device's buttons and LEDs, {@code last edges: btn1=0 @ 1s}. */
  String lastEdges(String device) {
    List<String> edges = new ArrayList<>();
    for (int i = timeline().size() - 1; i >= 0 && edges.size() < LATELY; i--) {
      Entry entry = timeline().get(i);
      if (entry.source().equals(device) && entry.what() instanceof Happening.OnDevice(var event)) {
        switch (event) {
          case TraceEvent.RawEdge e ->
              edges.addFirst(e.part() + "=" + Shown.bit(e.level()) + when(entry));
          case TraceEvent.LedSet e ->
              edges.addFirst(e.part() + "=" + (e.lit() ? 1 : 0) + when(entry));
          case TraceEvent.Booted _,
              TraceEvent.Debounced _,
              TraceEvent.BoardTrouble _,
              TraceEvent.StateChanged _,
              TraceEvent.ServerResolved _,
              TraceEvent.LinkSecured _,
              TraceEvent.MessageSent _,
              TraceEvent.ResponseReceived _,
              TraceEvent.PressAcknowledged _,
              TraceEvent.Trouble _,
              TraceEvent.GaveUp _ -> {}
        }
      }
    }
    return edges.isEmpty() ? "no edges so far" : "last edges: " + String.join(", ", edges);
  }

  private static String when(Entry entry) {
    return " @ " + Shown.at(entry.at());
  }
}
