package org.wwep.emulator.always;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wwep.device.trace.TraceEvent;
import org.wwep.emulator.testbed.ActiveFaults;
import org.wwep.emulator.testbed.InspectedFirmware;
import org.wwep.emulator.timeline.TimelineEntry;
import org.wwep.emulator.timeline.TimelineEvent;

/**
 * Since when a device has been left alone: it has power and no fault, its buttons and its network
 * are quiet, and the course's client is idle. Owned by its watch.
 */
final class RestTracker {
  private final InspectedFirmware device;
  private final Instant beginning;
  private final Set<String> faults = new LinkedHashSet<>();
  private final Map<String, String> states = new HashMap<>();
  private Instant lastActive;

  /**
   * Tracks a device.
   *
   * @param beginning when its world began
   */
  RestTracker(InspectedFirmware device, Instant beginning) {
    this.device = device;
    this.beginning = beginning;
    this.lastActive = beginning;
  }

  InspectedFirmware device() {
    return device;
  }

  void happened(TimelineEntry entry) {
    boolean own = entry.source().equals(device.name());
    if (entry.what() instanceof TimelineEvent.FaultEvent(String name, _, boolean active)) {
      if (own || entry.source().equals(ActiveFaults.ALL)) {
        boolean _ = active ? faults.add(name) : faults.remove(name);
        active(entry);
      }
    } else if (own && entry.what() instanceof TimelineEvent.PowerEvent) {
      states.clear();
      active(entry);
    } else if (own
        && entry.what() instanceof TimelineEvent.DeviceEvent(String client, TraceEvent event)) {
      told(entry, client, event);
    }
  }

  private void told(TimelineEntry entry, String client, TraceEvent event) {
    if (event instanceof TraceEvent.StateChanged changed) {
      states.put(client, changed.to());
      active(entry);
    } else if (event instanceof TraceEvent.RawEdge
        || event instanceof TraceEvent.ConnectionOpened
        || event instanceof TraceEvent.MessageSent
        || event instanceof TraceEvent.ResponseReceived) {
      active(entry);
    }
  }

  private void active(TimelineEntry entry) {
    Instant at = beginning.plus(entry.at());
    lastActive = at.isAfter(lastActive) ? at : lastActive;
  }

  /** Returns since when, or null if it is busy. */
  @Nullable Instant since() {
    if (obstacle() != null) {
      return null;
    }
    Instant quiet = device.quietSince().orElse(lastActive);
    return quiet.isAfter(lastActive) ? quiet : lastActive;
  }

  /** Returns what keeps it from being at rest for longer than a moment, in words, or null. */
  @Nullable String obstacle() {
    if (!device.powered()) {
      return "it has no power";
    }
    if (!faults.isEmpty()) {
      return "the fault '" + faults.iterator().next() + "' is in place";
    }
    for (String state : states.values()) {
      if (!state.equals("Idle")) {
        return "it is " + state;
      }
    }
    return device.isClient() && states.isEmpty() ? "it has not started" : null;
  }
}
