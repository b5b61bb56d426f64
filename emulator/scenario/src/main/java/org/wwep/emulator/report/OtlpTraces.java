package org.wwep.emulator.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wwep.emulator.json.JsonObject;
import org.wwep.emulator.json.JsonWriter;
import org.wwep.emulator.run.RunResult;

/**
 * The presses of runs as traces, for whoever reads OpenTelemetry's protocol (OTLP) in JSON.
 *
 * <p><b>Shape</b>: a line for each run that has a press, which is one request to a collector, and
 * one line of a file of its file exporter. A press is a trace, a device a service. <b>Units</b>:
 * nanoseconds since 1970; in virtual time a world begins in 2026.
 */
public final class OtlpTraces {
  private OtlpTraces() {}

  /** Returns the lines, each without a line feed. */
  public static List<String> lines(List<RunResult> results) {
    List<String> lines = new ArrayList<>();
    for (RunResult result : results) {
      List<Map<String, Object>> services = new ArrayList<>();
      RunTimeline runTimeline = new RunTimeline(result);
      for (String device : runTimeline.devices()) {
        List<PressSpan> presses = PressSpans.of(runTimeline, device);
        if (!presses.isEmpty()) {
          services.add(service(result, device, presses));
        }
      }
      if (!services.isEmpty()) {
        lines.add(line(services));
      }
    }
    return lines;
  }

  /** Returns a request of what these services tell. */
  static String line(List<Map<String, Object>> services) {
    return JsonWriter.write(Map.of("resourceSpans", services));
  }

  private static Map<String, Object> service(
      RunResult result, String device, List<PressSpan> presses) {
    List<Object> spans = new ArrayList<>();
    for (PressSpan press : presses) {
      spans.addAll(
          PressTrace.of(result.timeline().beginning(), press, PressIdentity.of(result, press)));
    }
    JsonObject told =
        new JsonObject()
            .with("wwep.scenario", result.scenario().file())
            .with("wwep.rig", result.rig().toString())
            .with("wwep.seed", result.seed())
            .with("wwep.repetition", result.repetition())
            .with("wwep.verdict", result.verdict().word());
    return service(device, told, spans);
  }

  /**
   * Returns a device as a service.
   *
   * @param told what else is known of it
   * @param spans what it did
   */
  static Map<String, Object> service(String device, JsonObject told, List<Object> spans) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("service.namespace", "wwep");
    all.put("service.name", device);
    all.putAll(told.fields());
    return new JsonObject()
        .with("resource", Map.of("attributes", attributes(all)))
        .with(
            "scopeSpans",
            List.of(
                new JsonObject()
                    .with("scope", Map.of("name", "org.wwep.press"))
                    .with("spans", spans)
                    .fields()))
        .fields();
  }

  /** Returns attributes as the protocol has them: whole numbers as text, by their type. */
  static List<Object> attributes(Map<String, Object> told) {
    List<Object> attributes = new ArrayList<>();
    told.forEach(
        (key, value) ->
            attributes.add(
                new JsonObject()
                    .with("key", key)
                    .with(
                        "value",
                        value instanceof Number
                            ? Map.of("intValue", value.toString())
                            : Map.of("stringValue", value.toString()))
                    .fields()));
    return attributes;
  }
}
