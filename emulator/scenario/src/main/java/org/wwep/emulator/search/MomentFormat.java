package org.wwep.emulator.search;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.explore.FaultMoment;
import org.wwep.emulator.json.JsonObject;
import org.wwep.emulator.json.JsonReader;
import org.wwep.emulator.json.JsonSyntaxException;

/** The moments at which faults hit as fields of JSON, and back. */
public final class MomentFormat {
  private static final String SEEDS = "seeds";
  private static final String TRANSITIONS = "transitions";

  private MomentFormat() {}

  /** Returns the seeds and transitions of each moment, by kind of link and kind of fault. */
  public static Map<String, Object> fields(MomentCoverage coverage) {
    Map<String, Object> links = new LinkedHashMap<>();
    coverage
        .cells()
        .forEach(
            (link, faults) -> {
              Map<String, Object> byFault = new LinkedHashMap<>();
              faults.forEach((fault, moments) -> byFault.put(fault, moments(moments)));
              links.put(link, byFault);
            });
    return links;
  }

  private static Map<String, Object> moments(Map<FaultMoment, MomentCoverage.Cell> moments) {
    Map<String, Object> byMoment = new LinkedHashMap<>();
    moments.forEach(
        (moment, cell) ->
            byMoment.put(
                moment.text(),
                new JsonObject()
                    .with(SEEDS, cell.seeds())
                    .with(TRANSITIONS, cell.transitions())
                    .fields()));
    return byMoment;
  }

  /** Adds what was written. */
  static void read(@Nullable Object value, MomentCoverage coverage) throws JsonSyntaxException {
    for (var link : JsonReader.object(value).entrySet()) {
      for (var fault : JsonReader.object(link.getValue()).entrySet()) {
        for (var cell : JsonReader.object(fault.getValue()).entrySet()) {
          FaultMoment moment = FaultMoment.parse(cell.getKey());
          Map<String, Object> fields = JsonReader.object(cell.getValue());
          long seeds = TallyFormat.number(fields.get(SEEDS));
          coverage.addSeeds(link.getKey(), fault.getKey(), moment, seeds);
          for (var transition : JsonReader.object(fields.get(TRANSITIONS)).entrySet()) {
            long count = TallyFormat.number(transition.getValue());
            coverage.addTransition(
                link.getKey(), fault.getKey(), moment, transition.getKey(), count);
          }
        }
      }
    }
  }
}
