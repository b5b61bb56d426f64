package org.wwep.emulator.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.json.JsonLine;
import org.wwep.emulator.json.JsonObject;
import org.wwep.emulator.run.RunResult;
import org.wwep.emulator.testbed.FaultReport;

/**
 * A result as one line of JSON.
 *
 * <p><b>Shape</b>: {@code docs/reference/result.schema.json} says what there is. A field that is
 * added leaves the version as it is; one that goes, or means something else, raises it.
 */
public final class ResultJson {
  /** The version of the schema. */
  public static final int VERSION = 1;

  private ResultJson() {}

  /**
   * Begins a line with what every result has.
   *
   * @param kind {@code run} or {@code explore}
   */
  public static JsonLine line(Instant at, String kind) {
    return new JsonLine(at, kind).with("schema", VERSION);
  }

  /** Returns what became of one run. */
  public static JsonLine run(Instant at, RunResult result) {
    Optional<FailureReport> report = FailureReport.of(result);
    return line(at, "run")
        .with("file", result.scenario().file())
        .with("rig", result.rig())
        .with("seed", result.seed())
        .with("repetition", result.repetition())
        .with("verdict", result.verdict().word())
        .with("steps", result.steps().size())
        .with("took-ns", result.took().toNanos())
        .with("wall-ms", result.real().toMillis())
        .with("faults", result.faults().stream().map(ResultJson::fault).toList())
        .with("energy", PressEnergy.of(result).stream().map(ResultJson::energy).toList())
        .with("packets", result.pools().stream().map(PacketTable::fields).toList())
        .with("sometimes", sometimes(result))
        .with("failure", result.failure())
        .with("expected", report.map(FailureReport::expected).orElse(null))
        .with("was", report.map(FailureReport::was).orElse(null))
        .with("why", report.map(FailureReport::why).orElse(null))
        .with("press", report.map(FailureReport::press).map(ResultJson::press).orElse(null))
        .with("again", result.reproduce());
  }

  private static @Nullable List<Map<String, Object>> sometimes(RunResult result) {
    List<Map<String, Object>> seen = new ArrayList<>();
    result
        .sometimes()
        .forEach(
            (label, was) ->
                seen.add(new JsonObject().with("name", label).with("seen", was).fields()));
    return seen.isEmpty() ? null : seen;
  }

  private static Map<String, Object> fault(FaultReport fault) {
    JsonObject hits = new JsonObject();
    fault.hits().counts().forEach((unit, count) -> hits.with(unit.word(), count));
    return new JsonObject()
        .with("name", fault.name())
        .with("device", fault.source())
        .with("may-miss", fault.mayMiss())
        .with("hits", hits.fields())
        .fields();
  }

  private static Map<String, Object> press(PressTable table) {
    JsonObject milestones = new JsonObject();
    table.rows().forEach(row -> milestones.with(row.milestone() + "-ms", row.nanos() / 1e6));
    return new JsonObject()
        .with("name", table.name())
        .with("end", table.end())
        .with("trace", table.trace())
        .with("milestones", milestones.fields())
        .fields();
  }

  private static Map<String, Object> energy(PressEnergy energy) {
    return new JsonObject()
        .with("device", energy.device())
        .with("button", energy.button())
        .with("press", energy.number())
        .with("microjoules", Math.round(energy.microjoules() * 1000) / 1000.0)
        .fields();
  }
}
