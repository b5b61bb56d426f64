package org.wwep.emulator.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.wwep.device.trace.TraceEvent;
import org.wwep.emulator.scenario.Command;
import org.wwep.emulator.testbed.DeviceUnderTest;
import org.wwep.emulator.timeline.TimelineEntry;

/** Steps on where the firmware is, and on what the server holds. */
final class StateSteps {
  private static final int LATELY = 4;

  private final StepContext stepContext;

  StateSteps(StepContext stepContext) {
    this.stepContext = stepContext;
  }

  void register(Command.ExpectRegister step) throws StepFailedException {
    DeviceUnderTest device = stepContext.device(step.device());
    OptionalInt held = stepContext.server().register(device.id(), step.register());
    Integer value = step.value();
    boolean same = value == null ? held.isEmpty() : held.isPresent() && held.getAsInt() == value;
    if (!same) {
      throw new StepFailedException(
          "expected register %02X of %s (%s) %s, was %s"
              .formatted(
                  step.register(),
                  step.device(),
                  device.id(),
                  value == null ? "absent" : "= %04X".formatted(value),
                  held.isEmpty() ? "never written" : "%04X".formatted(held.getAsInt())),
          stepContext.server().powered()
              ? stepContext.lastEdges(step.device())
              : "the server has no power");
    }
  }

  void state(Command.ExpectState step) throws StepFailedException, InterruptedException {
    int from = stepContext.timeline().size();
    Optional<Boolean> reached =
        stepContext.bell().await(step.within(), () -> ConditionWait.when(reached(step, from)));
    if (reached.isEmpty()) {
      throw new StepFailedException(
          "expected %s to be %s%s, was %s"
              .formatted(
                  step.device(),
                  step.state(),
                  step.within().isZero() ? "" : " within " + Formats.span(step.within()),
                  now(DeviceRef.of(step.device()))),
          lastStates(step.device()),
          stepContext.lastEdges(step.device()));
    }
  }

  private String now(DeviceRef deviceRef) throws InterruptedException {
    List<String> states = new ArrayList<>();
    for (DeviceUnderTest.Client client : clients(deviceRef)) {
      states.add(client.firmware().summary().state());
    }
    return states.stream().distinct().collect(Collectors.joining(" and "));
  }

  private List<DeviceUnderTest.Client> clients(DeviceRef deviceRef) {
    return stepContext.device(deviceRef.device()).clients().stream()
        .filter(client -> deviceRef.means(client.config().parts().button()))
        .toList();
  }

  /** A state that it was in only in between counts as well. */
  private boolean reached(Command.ExpectState step, int from) throws InterruptedException {
    DeviceRef deviceRef = DeviceRef.of(step.device());
    for (DeviceUnderTest.Client client : clients(deviceRef)) {
      if (client.firmware().summary().state().equals(step.state())) {
        return true;
      }
    }
    for (int i = from; i < stepContext.timeline().size(); i++) {
      if (deviceRef.told(stepContext.timeline().get(i)).orElse(null)
              instanceof TraceEvent.StateChanged e
          && e.to().equals(step.state())) {
        return true;
      }
    }
    return false;
  }

  private String lastStates(String device) {
    List<String> states = new ArrayList<>();
    for (int i = stepContext.timeline().size() - 1; i >= 0 && states.size() < LATELY; i--) {
      TimelineEntry timelineEntry = stepContext.timeline().get(i);
      if (DeviceRef.of(device).told(timelineEntry).orElse(null)
          instanceof TraceEvent.StateChanged e) {
        states.addFirst(e.to() + " @ " + Formats.at(timelineEntry.at()));
      }
    }
    return states.isEmpty() ? "no states so far" : "last states: " + String.join(", ", states);
  }
}
