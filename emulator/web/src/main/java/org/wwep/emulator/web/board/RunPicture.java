package org.wwep.emulator.web.board;

import java.util.List;
import java.util.Map;
import org.wwep.emulator.json.JsonObject;
import org.wwep.emulator.run.LiveRun;
import org.wwep.emulator.run.RunRequest;
import org.wwep.emulator.run.Testbed;
import org.wwep.emulator.scenario.DeviceSpec;
import org.wwep.emulator.scenario.Rig;
import org.wwep.emulator.testbed.DeviceUnderTest;

/** A run as a board's page draws it. */
final class RunPicture {
  private RunPicture() {}

  /** Returns the devices and the server of a run, once they are set up. */
  static Map<String, Object> of(LiveRun run) {
    RunRequest request = run.request();
    boolean virtual = request.rig() == Rig.SIM;
    List<Map<String, Object>> devices =
        run.testbed().stream()
            .flatMap(
                testbed ->
                    request.scenario().devices().stream()
                        .map(spec -> device(request, spec, testbed)))
            .toList();
    return PictureJson.page(
            request.scenario().name(),
            "%s, seed %d"
                .formatted(
                    virtual ? "virtual time" : "real time, " + request.rig(), request.seed()),
            run.world().serverName(),
            devices)
        .with("now", run.nanos() / 1e9)
        .with("time", virtual)
        .with("power", true)
        .with("scenario", virtual)
        .with("faults", faults())
        .fields();
  }

  private static Map<String, Object> device(RunRequest request, DeviceSpec spec, Testbed testbed) {
    DeviceUnderTest device = testbed.device(spec.id());
    boolean pressable = request.rig() != Rig.HUMAN;
    return PictureJson.device(
            spec.id(),
            device.id().toString(),
            device.board(),
            spec.board().config(spec.mac()),
            _ -> pressable)
        .with("states", device.isClient())
        .with("types", !device.isClient())
        .fields();
  }

  private static List<Map<String, Object>> faults() {
    return BoardFault.ALL.stream()
        .map(
            fault ->
                new JsonObject().with("name", fault.name()).with("label", fault.label()).fields())
        .toList();
  }
}
