package org.wwep.emulator.report;

import java.util.List;
import java.util.Map;
import org.wwep.client.ClientTimeouts;
import org.wwep.device.ClientSettings;
import org.wwep.emulator.json.JsonObject;
import org.wwep.emulator.run.RunResult;
import org.wwep.emulator.scenario.DeviceSpec;
import org.wwep.emulator.scenario.Milestone;

/** What a page says of a failure, and how long each part of a press may take, as JSON. */
final class PageReport {
  private PageReport() {}

  /** Returns the failure in its parts; empty if there is none. */
  static Map<String, Object> failure(RunResult result) {
    return FailureReport.of(result).map(PageReport::fields).orElse(Map.of());
  }

  private static Map<String, Object> fields(FailureReport report) {
    PressTable press = report.press();
    return new JsonObject()
        .with("where", PageData.words(report.where()))
        .with("expected", PageData.words(report.expected()))
        .with("was", PageData.words(report.was()))
        .with("why", report.why().stream().map(PrintableText::line).toList())
        .with("press", press == null ? null : PageData.words(press.name() + ": " + press.end()))
        .with(
            "rows", press == null ? List.of() : press.rows().stream().map(PageReport::row).toList())
        .fields();
  }

  private static List<Object> row(PressTable.Row row) {
    return List.of(row.milestone().toString(), row.nanos(), row.step());
  }

  /** Returns the limits of each device's firmware, by milestone, in nanoseconds. */
  static Map<String, Object> budgets(RunResult result) {
    JsonObject budgets = new JsonObject();
    for (DeviceSpec device : result.scenario().devices()) {
      ClientSettings settings = device.settings();
      ClientTimeouts timing = settings.timing();
      budgets.with(
          device.id(),
          new JsonObject()
              .with(Milestone.RESOLVED.toString(), settings.resolve().toNanos())
              .with(Milestone.CONNECTED.toString(), timing.connect().toNanos())
              .with(Milestone.SENT.toString(), timing.send().toNanos())
              .with(Milestone.REPLIED.toString(), timing.reply().toNanos())
              .fields());
    }
    return budgets.fields();
  }
}
