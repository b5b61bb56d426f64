package org.wwep.emulator.control;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.json.JsonObject;
import org.wwep.emulator.run.LiveRun;
import org.wwep.emulator.run.RunFailure;
import org.wwep.emulator.run.RunRequest;
import org.wwep.emulator.run.Testbed;
import org.wwep.emulator.scenario.BoardParts.WiredPart;
import org.wwep.emulator.scenario.DeviceSpec;
import org.wwep.emulator.scenario.Rig;
import org.wwep.emulator.scenario.Step;
import org.wwep.emulator.scenario.command.ClearFaultCommand;
import org.wwep.emulator.testbed.DeviceUnderTest;
import org.wwep.hal.Board;
import org.wwep.hal.Level;

/**
 * The board of a connection, and all that can be read of it.
 *
 * <p><b>Shape</b>: in virtual time nothing happens but during a step. Owned by the thread that
 * began it; closing it ends the run.
 */
final class ControlBoard implements AutoCloseable {
  private static final Duration LONGEST_START = Duration.ofMinutes(10);

  private final LiveRun run;
  private final ControlSource source;
  private final ControlSteps steps;
  private final ControlLog log;

  private ControlBoard(LiveRun run, ControlSource source) {
    this.run = run;
    this.source = source;
    this.steps = new ControlSteps(run.request().scenario());
    this.log = new ControlLog(run.timeline());
  }

  /** Begins the run; its devices have power. */
  static ControlBoard begin(RunRequest request, ControlSource source)
      throws ControlException, InterruptedException {
    ControlBoard board = new ControlBoard(LiveRun.begin(request), source);
    boolean complete = false;
    try {
      boolean _ = board.run.awaitEnded(LONGEST_START);
      board.checkWhole();
      complete = true;
      return board;
    } finally {
      if (!complete) {
        board.close();
      }
    }
  }

  private void checkWhole() throws ControlException {
    String trouble = run.trouble();
    if (trouble != null) {
      throw new ControlException(ControlException.Kind.BOARD, trouble);
    }
  }

  /** Does what a request asks for as a step, in the rig's time. */
  void perform(ControlRequest request) throws ControlException, InterruptedException {
    checkWhole();
    RunRequest under = run.request();
    for (Step step : source.steps(under.scenario(), under.rig(), steps.of(request))) {
      if (step.command() instanceof ClearFaultCommand(var name, _) && name != null) {
        checkActive(name);
      }
      RunFailure failure;
      try {
        failure = run.perform(step);
      } catch (IllegalArgumentException e) {
        throw ControlException.request(String.valueOf(e.getMessage()));
      }
      checkWhole();
      if (failure != null) {
        throw new ControlException(ControlException.Kind.FAILED, failure.mismatch().sentence());
      }
    }
  }

  private void checkActive(String name) throws ControlException {
    List<String> begun =
        run.world().faults().reports().stream().map(report -> report.name()).toList();
    if (!begun.contains(name)) {
      throw ControlException.request(
          "no fault of this name has begun"
              + (begun.isEmpty() ? "" : ", there is " + String.join(", ", begun)));
    }
  }

  /** Returns the time since the board was started. */
  long nanos() {
    return run.nanos();
  }

  /** Returns what there is: devices with their parts. */
  JsonObject picture() {
    RunRequest request = run.request();
    return new JsonObject()
        .with("rig", request.rig())
        .with("virtual-time", request.rig() == Rig.SIM)
        .with("seed", request.seed())
        .with("devices", request.scenario().devices().stream().map(this::device).toList());
  }

  private Map<String, Object> device(DeviceSpec spec) {
    DeviceUnderTest device = testbed().device(spec.id());
    return new JsonObject()
        .with("name", spec.id())
        .with("id", device.id())
        .with("mac", device.board().mac())
        .with("powered", device.powered())
        .with("buttons", spec.board().buttons().stream().map(WiredPart::id).toList())
        .with("leds", spec.board().leds().stream().map(WiredPart::id).toList())
        .fields();
  }

  /** Returns the level of each pin that a button or an LED is at. */
  List<Map<String, Object>> pins(@Nullable String name) throws ControlException {
    return chosen(name).stream().flatMap(spec -> Stream.concat(buttons(spec), leds(spec))).toList();
  }

  /** Returns the LEDs. */
  List<Map<String, Object>> leds(@Nullable String name) throws ControlException {
    return chosen(name).stream().flatMap(this::leds).toList();
  }

  private Stream<Map<String, Object>> buttons(DeviceSpec spec) {
    Board board = testbed().device(spec.id()).board();
    return spec.board().buttons().stream()
        .map(
            part -> {
              boolean down = board.button(part.id()).pressed();
              Level active = board.button(part.id()).activeLevel();
              boolean high = down == (active == Level.HIGH);
              return part(spec, part, high).with("down", down).fields();
            });
  }

  private Stream<Map<String, Object>> leds(DeviceSpec spec) {
    Board board = testbed().device(spec.id()).board();
    return spec.board().leds().stream()
        .map(
            part -> {
              boolean lit = board.led(part.id()).lit();
              return part(spec, part, lit).with("lit", lit).fields();
            });
  }

  private static JsonObject part(DeviceSpec spec, WiredPart part, boolean high) {
    return new JsonObject()
        .with("device", spec.id())
        .with("part", part.id())
        .with("pin", part.pin())
        .with("level", high ? 1 : 0);
  }

  private List<DeviceSpec> chosen(@Nullable String name) throws ControlException {
    return name == null ? run.request().scenario().devices() : List.of(steps.one(name));
  }

  /** Returns the value that the server holds of a register as four hex digits; null if none. */
  @Nullable String register(@Nullable String name, @Nullable String number)
      throws ControlException {
    DeviceSpec spec = steps.one(name);
    int register = spec.parts().getFirst().register();
    if (number != null) {
      if (!number.matches("[0-9A-Fa-f]{2}")) {
        throw ControlException.request("'register' is two hex digits, as in \"05\"");
      }
      register = Integer.parseInt(number, 16);
    }
    OptionalInt value = testbed().server().register(testbed().device(spec.id()).id(), register);
    return value.isEmpty() ? null : "%04X".formatted(value.getAsInt());
  }

  /** Returns what a device has printed from this entry of the log on. */
  JsonObject console(@Nullable String name, int from) throws ControlException {
    return log.console(steps.one(name).id(), from);
  }

  /** Returns the frames from this entry of the log on. */
  JsonObject frames(int from) {
    return log.frames(from);
  }

  private Testbed testbed() {
    return run.testbed().orElseThrow(() -> new IllegalStateException("the board is not there"));
  }

  @Override
  public void close() {
    run.close();
  }
}
