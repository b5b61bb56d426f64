package org.wwep.emulator.guide;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.wwep.device.trace.TraceEvent;

/**
 * What one device, or one client of it, went through: what it told in a row, how often, how far it
 * was with its presses, and how close to what came before. Not thread-safe.
 */
final class DeviceReach {
  private static final int MOST_PENDING = 8;

  private final String device;
  private final FeatureSet features;
  private final Map<String, Integer> counts = new HashMap<>();
  private String state = "";
  private String last = "";
  private String beforeLast = "";
  private String failures = "";
  private int pending;
  private int attempts;
  private long changedAt;
  private long pressedAt;

  DeviceReach(String device, FeatureSet features) {
    this.device = device;
    this.features = features;
  }

  /** Returns the state that it is in; of firmware that has none, what it told last. */
  String state() {
    return state.isEmpty() ? last : state;
  }

  /** Returns whether it never told of a state. */
  boolean isWithoutStates() {
    return state.isEmpty();
  }

  /** Returns what its presses are like: how many wait, and how often the first has failed. */
  String progress() {
    return pending + "/" + attempts;
  }

  /** Returns how long ago it told something. */
  int since(long nanos) {
    return Magnitude.ofTime(nanos - changedAt);
  }

  /**
   * Adds what it told.
   *
   * @param faults the kinds of fault that are in place
   */
  void add(TraceEvent event, String label, long nanos, Collection<String> faults) {
    boolean press = event instanceof TraceEvent.LedSet;
    if (press) {
      features.add("press", device, state(), progress(), Magnitude.ofTime(nanos - changedAt));
    } else {
      features.add("after press", device, label, Magnitude.ofTime(nanos - pressedAt));
    }
    track(event, nanos);
    int count = counts.merge(label, 1, Integer::sum);
    features.add("count", device, label, Magnitude.of(count));
    features.add("two", device, last, label);
    features.add("three", device, beforeLast, last, label);
    features.add("progress", device, label, progress());
    for (String fault : faults) {
      features.add("fault", device, label, fault);
    }
    beforeLast = last;
    last = label;
  }

  private void track(TraceEvent event, long nanos) {
    switch (event) {
      case TraceEvent.StateChanged change -> {
        state = change.to();
        changedAt = nanos;
      }
      case TraceEvent.LedSet _ -> {
        pending = Math.min(MOST_PENDING, pending + 1);
        pressedAt = nanos;
      }
      case TraceEvent.AttemptFailed failed -> {
        attempts = Magnitude.of(failed.attempt());
        failures = lastTwo(failures) + failed.failure().kind().word() + ",";
        features.add("failures", device, failures, pending);
        features.add("detail", device, EventLabel.text(failed.failure().detail()));
      }
      case TraceEvent.PressAcknowledged _, TraceEvent.GaveUp _ -> {
        pending = Math.max(0, pending - 1);
        attempts = 0;
        failures = "";
      }
      default -> {
        if (state.isEmpty()) {
          changedAt = nanos;
        }
      }
    }
  }

  /** Returns the end of a list with a comma behind each. */
  private static String lastTwo(String list) {
    String[] all = list.split(",");
    return all.length < 2 ? list : all[all.length - 2] + "," + all[all.length - 1] + ",";
  }
}
