package org.wwep.emulator.fleet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.json.JsonReader;
import org.wwep.emulator.json.JsonSyntaxException;
import org.wwep.protocol.DeviceId;
import org.wwep.value.Ranges;
import org.wwep.value.Shard;

/** Reads what {@link FleetJson} wrote; what else there is in it is passed over. */
public final class FleetJsonReader {
  private final Map<String, Object> fields;

  private FleetJsonReader(Map<String, Object> fields) {
    this.fields = fields;
  }

  /**
   * Reads a line.
   *
   * @param schema the version of the schema that is read
   * @throws IllegalArgumentException if it is no report of a fleet, or a damaged one
   */
  public static FleetReport read(byte[] line, long schema) {
    try {
      FleetJsonReader reader = new FleetJsonReader(JsonReader.object(JsonReader.read(line)));
      if (!"fleet".equals(reader.fields.get("event"))) {
        throw new IllegalArgumentException("it is no report of a fleet");
      }
      if (reader.number("schema") != schema) {
        throw new IllegalArgumentException(
            "it is a report of version %d, and %d is read"
                .formatted(reader.number("schema"), schema));
      }
      return reader.report();
    } catch (JsonSyntaxException e) {
      throw new IllegalArgumentException("it is no JSON: " + e.getMessage(), e);
    }
  }

  private FleetReport report() throws JsonSyntaxException {
    FleetJsonReader shard = part("shard");
    FleetJsonReader ids = part("ids");
    IdCollisions collisions =
        new IdCollisions(
            ids.integer("devices"),
            ids.integer("ids"),
            ids.integer("colliding"),
            DeviceId.parse(ids.text("worst")),
            ids.integer("most"),
            ids.integer("excluded"),
            ids.fields.containsKey("one-register") && ids.flag("one-register"));
    FleetJsonReader faulty = fields.containsKey("faulty") ? part("faulty") : null;
    return new FleetReport(
        text("server"),
        fields.containsKey("firmware") ? text("firmware") : null,
        flag("secure"),
        flag("keep-alive"),
        text("transport"),
        text("model"),
        fields.containsKey("scenario-sha256") ? text("scenario-sha256") : null,
        wholeNumber("seed"),
        new Shard(
            shard.integer("index"),
            Ranges.within("the number of shards", shard.integer("of"), 1, Shard.MOST)),
        collisions,
        Duration.ofNanos(number("planned-ns")),
        Duration.ofNanos(number("took-ns")),
        flag("interrupted"),
        number("full-handshakes"),
        cohort(integer("healthy")),
        faulty == null ? null : faulty.cohort(faulty.integer("devices")));
  }

  private FleetCohort cohort(int devices) throws JsonSyntaxException {
    FleetTally tally =
        new FleetTally(
            number("presses"),
            number("acknowledged"),
            number("surplus-replies"),
            optional("closed-early"),
            optional("left-open"));
    tally.repeated(optional("repeated-values"));
    tally.retried(optional("attempts-repeated"));
    for (FleetJsonReader each : list("failures")) {
      tally.failed(kind(PressFailure.values(), each), each.count());
    }
    for (FleetJsonReader each : list("registers")) {
      tally.judged(kind(RegisterVerdict.values(), each), each.count());
    }
    LegHistograms legs = new LegHistograms();
    for (FleetJsonReader each : list("legs")) {
      legs.addEncoded(constant(Leg.values(), each.text("leg")), each.text("histogram"));
    }
    PressRates rates = fields.containsKey("rates") ? part("rates").rates() : new PressRates();
    return new FleetCohort(devices, tally, legs, rates);
  }

  private static <K extends Enum<K>> K kind(K[] all, FleetJsonReader of) {
    return constant(all, of.text("kind"));
  }

  private static <K extends Enum<K>> K constant(K[] all, String word) {
    return Arrays.stream(all)
        .filter(each -> FleetJson.word(each).equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("'" + word + "' is not known here"));
  }

  private long optional(String name) {
    return fields.containsKey(name) ? number(name) : 0;
  }

  private FleetTally.FailureCount count() {
    List<String> seen = new ArrayList<>();
    if (fields.containsKey("first")) {
      seen.add(text("first"));
    }
    if (fields.get("more") instanceof List<?> more) {
      for (Object each : more) {
        if (!(each instanceof String text)) {
          throw wrong("more");
        }
        seen.add(text);
      }
    }
    return new FleetTally.FailureCount(number("count"), seen);
  }

  private PressRates rates() {
    return new PressRates(number("part-s"), numbers("acknowledged"), numbers("failed"));
  }

  private long[] numbers(String name) {
    if (!(fields.get(name) instanceof List<?> all)) {
      throw wrong(name);
    }
    return all.stream()
        .mapToLong(each -> JsonReader.wholeNumber(each).orElseThrow(() -> wrong(name)))
        .toArray();
  }

  private FleetJsonReader part(String name) throws JsonSyntaxException {
    return new FleetJsonReader(JsonReader.object(fields.get(name)));
  }

  private List<FleetJsonReader> list(String name) throws JsonSyntaxException {
    if (!(fields.get(name) instanceof List<?> all)) {
      throw wrong(name);
    }
    List<FleetJsonReader> parts = new ArrayList<>();
    for (Object each : all) {
      parts.add(new FleetJsonReader(JsonReader.object(each)));
    }
    return parts;
  }

  private int integer(String name) {
    long number = number(name);
    if (number > Integer.MAX_VALUE) {
      throw wrong(name);
    }
    return (int) number;
  }

  private long number(String name) {
    long number = wholeNumber(name);
    if (number < 0) {
      throw wrong(name);
    }
    return number;
  }

  private long wholeNumber(String name) {
    return JsonReader.wholeNumber(fields.get(name)).orElseThrow(() -> wrong(name));
  }

  private boolean flag(String name) {
    if (fields.get(name) instanceof Boolean flag) {
      return flag;
    }
    throw wrong(name);
  }

  private String text(String name) {
    if (fields.get(name) instanceof String text) {
      return Objects.requireNonNull(text);
    }
    throw wrong(name);
  }

  private IllegalArgumentException wrong(String name) {
    @Nullable Object value = fields.get(name);
    return new IllegalArgumentException(
        value == null ? "it has no '" + name + "'" : "its '" + name + "' is not as it should be");
  }
}
