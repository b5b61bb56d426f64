package org.wwep.emulator.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.wwep.device.trace.TraceEvent;
import org.wwep.emulator.scenario.Command;
import org.wwep.emulator.timeline.Entry;
import org.wwep.emulator.world.DeviceUnderTest;

/** Steps on where the firmware is, and on what the server holds. */
final class StateSteps {
  private static final int LATELY = 4;

  private final Scene scene;

  StateSteps(Scene scene) {
    this.scene = scene;
  }

  void register(Command.ExpectRegister step) throws StepFailed {
    DeviceUnderTest device = scene.device(step.device());
    OptionalInt held = scene.server().register(device.id(), step.register());
    Integer value = step.value();
    boolean same = value == null ? held.isEmpty() : held.isPresent() && held.getAsInt() == value;
    if (!same) {
      throw new StepFailed(
          "expected register %02X of %s (%s) %s, was %s"
              .formatted(
                  step.register(),
                  step.device(),
                  device.id(),
                  value == null ? "absent" : "= %04X".formatted(value),
                  held.isEmpty() ? "never written" : "%04X".formatted(held.getAsInt())),
          scene.server().powered() ? scene.lastEdges(step.device()) : "the server has no power");
    }
  }

  void state(Command.ExpectState step) throws StepFailed, InterruptedException {
    int from = scene.timeline().size();
    Optional<Boolean> reached =
        scene.bell().await(step.within(), () -> Bell.when(reached(step, from)));
    if (reached.isEmpty()) {
      throw new StepFailed(
          "expected %s to be %s%s, was %s"
              .formatted(
                  step.device(),
                  step.state(),
                  step.within().isZero() ? "" : " within " + Shown.span(step.within()),
                  now(Whose.of(step.device()))),
          lastStates(step.device()),
          scene.lastEdges(step.device()));
    }
  }

  private String now(Whose whose) throws InterruptedException {
    List<String> states = new ArrayList<>();
    for (DeviceUnderTest.Client client : clients(whose)) {
      states.add(client.firmware().summary().state());
    }
    return states.stream().distinct().collect(Collectors.joining(" and "));
  }

  private List<DeviceUnderTest.Client> clients(Whose whose) {
    return scene.device(whose.device()).clients().stream()
        .filter(client -> whose.means(client.config().parts().button()))
        .toList();
  }

  /** A state that it was in only in between counts as well. */
  private boolean reached(Command.ExpectState step, int from) throws InterruptedException {
    Whose whose = Whose.of(step.device());
    for (DeviceUnderTest.Client client : clients(whose)) {
      if (client.firmware().summary().state().equals(step.state())) {
        return true;
      }
    }
    for (int i = from; i < scene.timeline().size(); i++) {
      if (whose.told(scene.timeline().get(i)).orElse(null) instanceof TraceEvent.StateChanged e
          && e.to().equals(step.state())) {
        return true;
      }
    }
    return false;
  }

  private String lastStates(String device) {
    List<String> states = new ArrayList<>();
    for (int i = scene.timeline().size() - 1; i >= 0 && states.size() < LATELY; i--) {
      Entry entry = scene.timeline().get(i);
      if (Whose.of(device).told(entry).orElse(null) instanceof TraceEvent.StateChanged e) {
        states.addFirst(e.to() + " @ " + Shown.at(entry.at()));
      }
    }
    return states.isEmpty() ? "no states so far" : "last states: " + String.join(", ", states);
  }
}
