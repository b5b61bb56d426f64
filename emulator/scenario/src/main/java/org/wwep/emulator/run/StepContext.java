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
import org.wwep.emulator.testbed.DeviceUnderTest;
import org.wwep.emulator.testbed.ServerUnderTest;
import org.wwep.emulator.testbed.World;
import org.wwep.emulator.timeline.Timeline;
import org.wwep.emulator.timeline.TimelineEntry;
import org.wwep.emulator.timeline.TimelineEvent;
import org.wwep.rtos.Rtos;

/**
 * What steps work on: the devices, the server, and all that was seen of them.
 *
 * <p>Owned by the script.
 */
final class StepContext {
  private static final int LATELY = 4;

  private final World world;
  private final Testbed testbed;
  private final Rtos rtos;
  private final ConditionWait conditionWait;
  private final Map<String, ConsoleLog> consoles = new LinkedHashMap<>();

  StepContext(World world, Scenario scenario, Testbed testbed, Rtos rtos, Duration limit) {
    this.world = world;
    this.testbed = testbed;
    this.rtos = rtos;
    this.conditionWait = new ConditionWait(world, rtos, limit);
    for (DeviceSpec device : scenario.devices()) {
      testbed.device(device.id()).fixture().watch(conditionWait::ring);
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

  ConditionWait bell() {
    return conditionWait;
  }

  Testbed stage() {
    return testbed;
  }

  /** Returns a device, also by the name of one of its clients. */
  DeviceUnderTest device(String name) {
    return testbed.device(DeviceRef.of(name).device());
  }

  ServerUnderTest server() {
    return testbed.server();
  }

  ConsoleLog console(String device) {
    return consoles.computeIfAbsent(device, name -> new ConsoleLog(timeline(), DeviceRef.of(name)));
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
    String device = name == null ? null : DeviceRef.of(name).device();
    boolean several = device == null && testbed.devices().size() > 1;
    List<String> edges = new ArrayList<>();
    for (int i = timeline().size() - 1; i >= 0 && edges.size() < LATELY; i--) {
      TimelineEntry timelineEntry = timeline().get(i);
      if ((device == null || timelineEntry.source().equals(device))
          && timelineEntry.what() instanceof TimelineEvent.DeviceEvent(_, var event)) {
        String whose = several ? timelineEntry.source() + "." : "";
        switch (event) {
          case TraceEvent.RawEdge e ->
              edges.addFirst(whose + e.part() + "=" + Formats.bit(e.level()) + when(timelineEntry));
          case TraceEvent.LedSet e ->
              edges.addFirst(whose + e.part() + "=" + (e.lit() ? 1 : 0) + when(timelineEntry));
          case TraceEvent.Booted _,
              TraceEvent.Debounced _,
              TraceEvent.PartFailed _,
              TraceEvent.StateChanged _,
              TraceEvent.ServerResolved _,
              TraceEvent.LinkSecured _,
              TraceEvent.MessageSent _,
              TraceEvent.ResponseReceived _,
              TraceEvent.PressAcknowledged _,
              TraceEvent.AttemptFailed _,
              TraceEvent.GaveUp _ -> {}
        }
      }
    }
    return edges.isEmpty() ? "no edges so far" : "last edges: " + String.join(", ", edges);
  }

  private static String when(TimelineEntry timelineEntry) {
    return " @ " + Formats.at(timelineEntry.at());
  }
}
