package org.wwep.emulator.explore;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.fault.FaultFormat;
import org.wwep.emulator.invariant.Violation;
import org.wwep.emulator.json.JsonLine;
import org.wwep.emulator.json.JsonObject;
import org.wwep.emulator.report.ResultJson;
import org.wwep.emulator.run.RunResult.Verdict;

/**
 * What an exploration tried and found as one line of JSON, by the same schema as a run.
 *
 * @param file the scenario
 * @param order the order of tasks that could run at the same time
 * @param first the first seed
 * @param seeds how many were to be tried
 * @param tried how many were
 * @param acknowledged how many presses were acknowledged in all of them
 * @param verdict passed, failed or interrupted
 * @param again the command that does it again, or goes on
 */
public record ExploreJson(
    String file,
    String order,
    long first,
    long seeds,
    long tried,
    long acknowledged,
    Verdict verdict,
    String again) {
  /** Returns the line, with what was found or null. */
  public JsonLine line(Instant at, Explorer.@Nullable Finding finding) {
    return ResultJson.line(at, "explore")
        .with("file", file)
        .with("order", order)
        .with("first-seed", first)
        .with("seeds", seeds)
        .with("tried", tried)
        .with("acknowledged", acknowledged)
        .with("verdict", verdict.word())
        .with("findings", finding == null ? List.of() : List.of(finding(finding)))
        .with("again", again);
  }

  private static Map<String, Object> finding(Explorer.Finding finding) {
    Violation violation = finding.violation();
    return new JsonObject()
        .with("seed", finding.seed())
        .with("rule", violation.rule().words())
        .with("subject", violation.subject().isEmpty() ? null : violation.subject())
        .with("detail", violation.detail())
        .with("at-ns", violation.at().toNanos())
        .with("plan", finding.plan().items().stream().map(ExploreJson::item).toList())
        .fields();
  }

  private static Map<String, Object> item(ChaosEvent event) {
    JsonObject item = new JsonObject().with("id", event.id()).with("at-ns", event.at().toNanos());
    return switch (event) {
      case ChaosEvent.Press press ->
          item.with("press", press.button())
              .with("device", press.device())
              .with("hold-ns", press.hold().toNanos())
              .fields();
      case ChaosEvent.FaultWindow window ->
          item.with("fault", FaultFormat.type(window.spec().fault()))
              .with("stream", window.spec().direction().word())
              .with("attributes", FaultFormat.attributes(window.spec().fault()))
              .with("length-ns", window.length().toNanos())
              .fields();
    };
  }
}
