package org.wwep.emulator.fleet;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.wwep.emulator.json.JsonLine;
import org.wwep.emulator.json.JsonObject;
import org.wwep.value.Shard;

/** What a fleet did, as fields of JSON. */
public final class FleetJson {
  private FleetJson() {}

  /**
   * Adds the fields to a line.
   *
   * @param violations what was not kept; empty if the fleet passed
   */
  public static JsonLine fill(JsonLine line, FleetReport report, List<String> violations) {
    FleetTally tally = report.tally();
    return line.with("verdict", violations.isEmpty() ? "PASS" : "FAIL")
        .with("violations", violations)
        .with("server", report.server())
        .with("firmware", report.firmware())
        .with("secure", report.secure())
        .with("keep-alive", report.keepAlive())
        .with("transport", report.transport())
        .with("model", report.model())
        .with("scenario-sha256", report.scenario())
        .with("seed", report.seed())
        .with("shard", shard(report.shard()))
        .with("ids", ids(report.ids()))
        .with("planned-ns", report.planned().toNanos())
        .with("took-ns", report.took().toNanos())
        .with("interrupted", report.interrupted())
        .with("healthy", report.healthy().devices())
        .with("presses", tally.presses())
        .with("acknowledged", tally.acknowledgedPresses())
        .with("failures", counts(tally.failures(), PressFailure.values()))
        .with("registers", counts(tally.registers(), RegisterVerdict.values()))
        .with("surplus-replies", tally.surplusReplies())
        .with("repeated-values", tally.repeatedValues())
        .with("attempts-repeated", tally.attemptsRepeated())
        .with("closed-early", tally.connectionsClosedEarly())
        .with("left-open", tally.connectionsLeftOpen())
        .with("full-handshakes", report.fullHandshakes())
        .with("legs", legs(report.legs()))
        .with("rates", rates(report.healthy().rates()))
        .with("faulty", report.faulty() == null ? null : faulty(report.faulty()));
  }

  private static Map<String, Object> faulty(FleetCohort faulty) {
    FleetTally tally = faulty.tally();
    return new JsonObject()
        .with("devices", faulty.devices())
        .with("presses", tally.presses())
        .with("acknowledged", tally.acknowledgedPresses())
        .with("failures", counts(tally.failures(), PressFailure.values()))
        .with("registers", counts(tally.registers(), RegisterVerdict.values()))
        .with("surplus-replies", tally.surplusReplies())
        .with("repeated-values", tally.repeatedValues())
        .with("attempts-repeated", tally.attemptsRepeated())
        .with("legs", legs(faulty.legs()))
        .fields();
  }

  private static List<Map<String, Object>> legs(LegHistograms legs) {
    return Arrays.stream(Leg.values())
        .filter(leg -> legs.count(leg) > 0)
        .map(leg -> leg(leg, legs))
        .toList();
  }

  private static Map<String, Object> rates(PressRates rates) {
    return new JsonObject()
        .with("part-s", rates.width())
        .with("acknowledged", Arrays.stream(rates.acknowledged()).boxed().toList())
        .with("failed", Arrays.stream(rates.failed()).boxed().toList())
        .fields();
  }

  /** Returns what a constant is called. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Map<String, Object> shard(Shard shard) {
    return new JsonObject().with("index", shard.index()).with("of", shard.count()).fields();
  }

  private static Map<String, Object> ids(IdCollisions ids) {
    return new JsonObject()
        .with("devices", ids.devices())
        .with("ids", ids.ids())
        .with("colliding", ids.colliding())
        .with("worst", ids.worst().toString())
        .with("most", ids.most())
        .with("excluded", ids.excluded())
        .with("one-register", ids.oneRegister())
        .fields();
  }

  private static <K extends Enum<K>> List<Map<String, Object>> counts(
      Map<K, FleetTally.FailureCount> counts, K[] order) {
    return Arrays.stream(order)
        .filter(counts::containsKey)
        .map(kind -> count(kind, java.util.Objects.requireNonNull(counts.get(kind))))
        .toList();
  }

  private static Map<String, Object> count(Enum<?> kind, FleetTally.FailureCount count) {
    return new JsonObject()
        .with("kind", word(kind))
        .with("count", count.count())
        .with("first", count.first().isEmpty() ? null : count.first())
        .with("more", count.more().isEmpty() ? null : count.more())
        .fields();
  }

  private static Map<String, Object> leg(Leg leg, LegHistograms legs) {
    return new JsonObject()
        .with("leg", word(leg))
        .with("count", legs.count(leg))
        .with("p50-ns", legs.percentile(leg, 50))
        .with("p90-ns", legs.percentile(leg, 90))
        .with("p99-ns", legs.percentile(leg, 99))
        .with("p99.9-ns", legs.percentile(leg, 99.9))
        .with("longest-ns", legs.longest(leg))
        .with("histogram", legs.encoded(leg))
        .fields();
  }
}
