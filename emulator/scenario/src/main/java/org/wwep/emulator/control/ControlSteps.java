package org.wwep.emulator.control;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.json.JsonObject;
import org.wwep.emulator.json.JsonWriter;
import org.wwep.emulator.scenario.BoardParts;
import org.wwep.emulator.scenario.DeviceSpec;
import org.wwep.emulator.scenario.Scenario;

/** Requests that are steps of the scenario language, as such steps in JSON. */
final class ControlSteps {
  private final Scenario scenario;

  /** Writes steps for the devices of a scenario. */
  ControlSteps(Scenario scenario) {
    this.scenario = scenario;
  }

  /** Returns a list of one step. */
  String of(ControlRequest request) throws ControlException {
    return JsonWriter.write(List.of(step(request)));
  }

  private Object step(ControlRequest request) throws ControlException {
    return switch (request.verb()) {
      case STEP -> {
        if (!(request.value("step") instanceof Map<?, ?> step)) {
          throw ControlException.request(
              "'step' is a step of a scenario, {\"step\": {\"press\": \"btn1\"}}");
        }
        yield step;
      }
      case PRESS ->
          Map.of("press", button(request).with("duration", request.value("hold")).fields());
      case DOWN -> Map.of("press-down", button(request).fields());
      case UP -> Map.of("release", button(request).fields());
      case TYPE ->
          Map.of(
              "write-serial",
              new JsonObject()
                  .with("data", request.text("text") + "\n")
                  .with("device", request.textOrNull("device"))
                  .fields());
      case POWER ->
          Map.of(
              request.truth("on") ? "power-on" : "power-off",
              request.has("device") ? request.text("device") : one(null).id());
      case FAULT -> Map.of("fault", fault(request));
      case CLEAR_FAULT -> Map.of("clear-fault", request.fields());
      case ADVANCE -> Map.of("delay", request.text("time"));
      case WAIT -> waiting(request);
      case HELLO,
          START,
          PINS,
          LEDS,
          REGISTER,
          CONSOLE,
          FRAMES,
          RUN,
          EXPLAIN,
          LINT,
          EXPLORE,
          FINDINGS,
          STOP ->
          throw new IllegalArgumentException(request.verb() + " is no step");
    };
  }

  /** A fault of somebody at a board need not hit anything. */
  private static Map<String, Object> fault(ControlRequest request) {
    JsonObject fault = new JsonObject();
    request.fields().forEach(fault::with);
    return fault.with("may-miss", true).fields();
  }

  private Map<String, Object> waiting(ControlRequest request) throws ControlException {
    if (request.has("text") == request.has("led")) {
      throw ControlException.request("'wait' needs 'text', or 'led' and 'lit'");
    }
    JsonObject wait =
        new JsonObject()
            .with("device", request.textOrNull("device"))
            .with("timeout", request.textOrNull("timeout"));
    return request.has("text")
        ? Map.of("wait-serial", wait.with("text", request.text("text")).fields())
        : Map.of(
            "wait-pin",
            wait.with("part-id", request.text("led"))
                .with("value", request.truth("lit") ? 1 : 0)
                .fields());
  }

  private JsonObject button(ControlRequest request) throws ControlException {
    String device = request.textOrNull("device");
    String button = request.textOrNull("button");
    if (button == null) {
      List<BoardParts.WiredPart> buttons = one(device).board().buttons();
      if (buttons.isEmpty()) {
        throw ControlException.request("the board has no button");
      }
      button = buttons.getFirst().id();
    }
    return new JsonObject()
        .with("part-id", button)
        .with("device", device)
        .with("bounce", request.value("bounce"));
  }

  /** Returns the device of this name, or without a name the only one. */
  DeviceSpec one(@Nullable String name) throws ControlException {
    List<String> names = scenario.devices().stream().map(DeviceSpec::id).toList();
    if (name == null && names.size() > 1) {
      throw ControlException.request("say which 'device': " + String.join(", ", names));
    }
    return scenario.devices().stream()
        .filter(device -> name == null || device.id().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                ControlException.request(
                    "there is no such device, there is " + String.join(", ", names)));
  }
}
