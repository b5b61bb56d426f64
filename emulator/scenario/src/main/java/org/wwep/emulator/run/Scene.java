package org.wwep.emulator.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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

  /** Returns a device, also by the name of one of its clients. */
  DeviceUnderTest device(String name) {
    return stage.device(Whose.of(name).device());
  }

  ServerUnderTest server() {
    return stage.server();
  }

  ConsoleLog console(String device) {
    return consoles.computeIfAbsent(device, name -> new ConsoleLog(timeline(), Whose.of(name)));
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

  /**
   * Returns the last few edges of buttons and LEDs, {@code last edges: btn1=0 @ 1.000s}.
   *
   * @param name whose, or null for every device's
   */
  String lastEdges(@Nullable String name) {
    String device = name == null ? null : Whose.of(name).device();
    boolean several = device == null && stage.devices().size() > 1;
    List<String> edges = new ArrayList<>();
    for (int i = timeline().size() - 1; i >= 0 && edges.size() < LATELY; i--) {
      Entry entry = timeline().get(i);
      if ((device == null || entry.source().equals(device))
          && entry.what() instanceof Happening.OnDevice(_, var event)) {
        String whose = several ? entry.source() + "." : "";
        switch (event) {
          case TraceEvent.RawEdge e ->
              edges.addFirst(whose + e.part() + "=" + Shown.bit(e.level()) + when(entry));
          case TraceEvent.LedSet e ->
              edges.addFirst(whose + e.part() + "=" + (e.lit() ? 1 : 0) + when(entry));
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
