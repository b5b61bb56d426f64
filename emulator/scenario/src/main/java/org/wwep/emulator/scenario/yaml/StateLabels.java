package org.wwep.emulator.scenario.yaml;

import java.util.ArrayList;
import java.util.List;
import org.wwep.device.machine.State;

/** The labels of the client firmware's states. */
public final class StateLabels {
  /** All of them, in the order of the state machine. */
  public static final List<String> ALL = List.copyOf(labels(State.class));

  private StateLabels() {}

  private static List<String> labels(Class<?> type) {
    if (!type.isSealed()) {
      return List.of(type.getSimpleName());
    }
    List<String> labels = new ArrayList<>();
    for (Class<?> each : type.getPermittedSubclasses()) {
      labels(each).stream().filter(label -> !labels.contains(label)).forEach(labels::add);
    }
    return labels;
  }
}
