package org.wwep.emulator.scenario.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.wwep.device.DeviceSummary;
import org.wwep.device.trace.TraceEvent;
import org.wwep.emulator.scenario.DeviceRef;
import org.wwep.emulator.scenario.Formats;
import org.wwep.emulator.scenario.StepContext;
import org.wwep.emulator.testbed.DeviceUnderTest;
import org.wwep.emulator.timeline.Timeline;
import org.wwep.emulator.timeline.TimelineEntry;

/** The states of a device's clients, or of one of them: now, and lately. */
final class StateHistory {
  private static final int LATELY = 4;

  private final Timeline timeline;
  private final DeviceRef deviceRef;
  private final List<DeviceUnderTest.Client> clients;

  StateHistory(StepContext context, String device) {
    this.timeline = context.timeline();
    this.deviceRef = DeviceRef.of(device);
    this.clients =
        context.device(device).clients().stream()
            .filter(client -> deviceRef.means(client.config().parts().button()))
            .toList();
  }

  /** Returns the states that they are in, {@code Idle and Sending}. */
  String now() throws InterruptedException {
    List<String> states = new ArrayList<>();
    for (DeviceUnderTest.Client client : clients) {
      client.firmware().report().map(DeviceSummary::state).or(this::told).ifPresent(states::add);
    }
    return states.stream().distinct().collect(Collectors.joining(" and "));
  }

  /**
   * Returns whether one is in this state, or was in between.
   *
   * @param from the number of the first timeline entry that counts
   */
  boolean reached(String state, int from) throws InterruptedException {
    for (DeviceUnderTest.Client client : clients) {
      Optional<String> now = client.firmware().report().map(DeviceSummary::state).or(this::told);
      if (now.isPresent() && now.get().equals(state)) {
        return true;
      }
    }
    for (int i = from; i < timeline.size(); i++) {
      if (deviceRef.told(timeline.get(i)).orElse(null) instanceof TraceEvent.StateChanged e
          && e.to().equals(state)) {
        return true;
      }
    }
    return false;
  }

  /** Returns the state that was told last: of a board on a bench that is what is known. */
  private Optional<String> told() {
    for (int i = timeline.size() - 1; i >= 0; i--) {
      if (deviceRef.told(timeline.get(i)).orElse(null) instanceof TraceEvent.StateChanged e) {
        return Optional.of(e.to());
      }
    }
    return Optional.empty();
  }

  /** Returns the last few states, {@code last states: Joining @ 0.000s}. */
  String last() {
    List<String> states = new ArrayList<>();
    for (int i = timeline.size() - 1; i >= 0 && states.size() < LATELY; i--) {
      TimelineEntry timelineEntry = timeline.get(i);
      if (deviceRef.told(timelineEntry).orElse(null) instanceof TraceEvent.StateChanged e) {
        states.addFirst(e.to() + " @ " + Formats.at(timelineEntry.at()));
      }
    }
    return states.isEmpty() ? "no states so far" : "last states: " + String.join(", ", states);
  }
}
