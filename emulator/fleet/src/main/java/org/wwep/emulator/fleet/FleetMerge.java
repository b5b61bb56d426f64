package org.wwep.emulator.fleet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.wwep.value.Shard;

/**
 * The shards of a fleet, added up: counts and histograms are exactly those that one process would
 * have had.
 */
public final class FleetMerge {
  private final Map<Integer, FleetReport> shards = new TreeMap<>();
  private @Nullable FleetReport first;

  /**
   * Adds a shard.
   *
   * @throws IllegalArgumentException if it is there, or of another fleet
   */
  public void add(FleetReport shard) {
    FleetReport other = first;
    if (other == null) {
      first = shard;
    } else {
      same("devices", other.ids(), shard.ids(), IdCollisions::devices);
      same("number of shards", other, shard, of -> of.shard().count());
      same("seed", other, shard, FleetReport::seed);
      same("firmware", other, shard, of -> Objects.requireNonNullElse(of.firmware(), "none"));
      same("model", other, shard, of -> of.scenario() == null ? of.model() : "that of a scenario");
      if (!Objects.equals(other.scenario(), shard.scenario())) {
        throw new IllegalArgumentException(
            "it is of another fleet: its scenario is another one than that of the first shard");
      }
      same("duration", other, shard, FleetReport::planned);
      same("kind of connections", other, shard, FleetReport::connections);
    }
    if (shards.putIfAbsent(shard.shard().index(), shard) != null) {
      throw new IllegalArgumentException("shard " + shard.shard() + " is there already");
    }
  }

  private static <T> void same(String what, T one, T other, Function<T, Object> of) {
    if (!of.apply(one).equals(of.apply(other))) {
      throw new IllegalArgumentException(
          "it is of another fleet: the %s was %s, and is %s"
              .formatted(what, of.apply(one), of.apply(other)));
    }
  }

  /** Returns the shards that are missing, one line each. */
  public List<String> missing() {
    int of = Objects.requireNonNull(first).shard().count();
    return IntStream.rangeClosed(1, of)
        .filter(index -> !shards.containsKey(index))
        .mapToObj(index -> "shard %d/%d is missing".formatted(index, of))
        .toList();
  }

  /** Returns all of them as one. */
  public FleetReport report() {
    FleetReport any = Objects.requireNonNull(first);
    List<FleetReport> all = List.copyOf(shards.values());
    List<FleetCohort> faulty = new ArrayList<>();
    for (FleetReport each : all) {
      if (each.faulty() != null) {
        faulty.add(each.faulty());
      }
    }
    return new FleetReport(
        distinct(all, FleetReport::server),
        any.firmware(),
        any.secure(),
        any.keepAlive(),
        distinct(all, FleetReport::transport),
        any.model(),
        any.scenario(),
        any.seed(),
        Shard.WHOLE,
        any.ids(),
        any.planned(),
        all.stream().map(FleetReport::took).max(Comparator.naturalOrder()).orElse(Duration.ZERO),
        all.stream().anyMatch(FleetReport::interrupted),
        all.stream().mapToLong(FleetReport::fullHandshakes).sum(),
        sum(all.stream().map(FleetReport::healthy).toList()),
        faulty.isEmpty() ? null : sum(faulty));
  }

  private static String distinct(List<FleetReport> all, Function<FleetReport, String> of) {
    return all.stream().map(of).distinct().collect(Collectors.joining(", "));
  }

  private static FleetCohort sum(List<FleetCohort> cohorts) {
    FleetTally tally = new FleetTally();
    LegHistograms legs = new LegHistograms();
    PressRates rates = new PressRates();
    for (FleetCohort cohort : cohorts) {
      tally.add(cohort.tally());
      legs.add(cohort.legs());
      rates.add(cohort.rates());
    }
    return new FleetCohort(
        cohorts.stream().mapToInt(FleetCohort::devices).sum(), tally, legs, rates);
  }
}
