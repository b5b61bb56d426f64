package org.wwep.emulator.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wwep.emulator.json.JsonLine;
import org.wwep.hal.MacAddress;
import org.wwep.net.Endpoint;
import org.wwep.value.Shard;

/** Shards of a fleet, as they print themselves, added up. */
class FleetMergeTest {
  private static final int DEVICES = 10;
  private static final IdCollisions IDS =
      new FleetIdentity(MacAddress.parse("02:00:00:00:00:01"), DEVICES).collisions();

  private static FleetReport report(Shard shard, long seed, FleetCohort healthy) {
    return report(shard, seed, healthy, new PressModel.Open(20));
  }

  private static FleetReport report(Shard shard, long seed, FleetCohort healthy, PressModel model) {
    return new FleetReport(
        "127.0.0.1:27708",
        "client",
        false,
        false,
        "nio",
        model.toString(),
        model.digest(),
        seed,
        shard,
        IDS,
        Duration.ofSeconds(2),
        Duration.ofMillis(2000 + shard.index()),
        shard.index() == 2,
        3,
        healthy,
        new FleetCohort(1, new FleetTally(4, 3, 1, 0, 0), new LegHistograms(), new PressRates()));
  }

  /** Returns what a shard has, as a function of its number. */
  private static FleetCohort cohort(int index) {
    FleetTally tally = new FleetTally(10, 8, 0, 2, 1);
    tally.failed(
        PressFailure.DENIED, new FleetTally.FailureCount(2, List.of("X shard " + index, "X")));
    tally.judged(RegisterVerdict.EQUAL, new FleetTally.FailureCount(4, List.of()));
    LegHistograms legs = new LegHistograms();
    for (int i = 1; i <= 8; i++) {
      legs.record(Leg.WHOLE, 1_234_567L * i * index);
    }
    PressRates rates = new PressRates();
    rates.acknowledged(index * 1_500_000_000L);
    rates.failed(0);
    return new FleetCohort(4, tally, legs, rates);
  }

  private static String json(FleetReport report) {
    return FleetJson.fill(new JsonLine(Instant.EPOCH, "fleet").with("schema", 1), report, List.of())
        .end();
  }

  private static FleetReport read(String line) {
    return FleetJsonReader.read(line.getBytes(UTF_8), 1);
  }

  private static FleetReport printed(int index) {
    return read(json(report(new Shard(index, 2), 7, cohort(index))));
  }

  @Test
  void what_is_printed_is_read_as_it_was() {
    String line = json(report(new Shard(2, 2), 7, cohort(2)));
    assertThat(json(read(line))).isEqualTo(line);
  }

  @Test
  void a_seed_may_be_negative_and_a_count_may_not() {
    String line = json(report(new Shard(1, 2), -5, cohort(1)));
    assertThat(json(read(line))).isEqualTo(line);
    assertThatThrownBy(() -> read(line.replace("\"presses\":10", "\"presses\":-10")))
        .hasMessageContaining("presses");
    assertThatThrownBy(() -> read(line.replace("\"presses\":10", "\"presses\":10.9")))
        .hasMessageContaining("presses");
  }

  @Test
  void a_time_that_no_press_took_is_no_time_that_was_kept() {
    FleetCohort none =
        new FleetCohort(4, new FleetTally(10, 0, 0, 0, 0), new LegHistograms(), new PressRates());
    FleetBudget budget = new FleetBudget(ErrorBudget.parse("100%"), Duration.ofMillis(20));
    assertThat(budget.violations(report(Shard.WHOLE, 7, none)))
        .contains("no press was acknowledged, so that the time of 99 % cannot be judged");
  }

  @Test
  void shards_are_added_without_a_loss() {
    FleetMerge merge = new FleetMerge();
    merge.add(printed(2));
    assertThat(merge.missing()).containsExactly("shard 1/2 is missing");
    merge.add(printed(1));
    assertThat(merge.missing()).isEmpty();
    FleetReport all = merge.report();
    assertThat(all.shard().isWhole()).isTrue();
    assertThat(all.took()).isEqualTo(Duration.ofMillis(2002));
    assertThat(all.interrupted()).isTrue();
    assertThat(all.fullHandshakes()).isEqualTo(6);
    assertThat(all.healthy().devices()).isEqualTo(8);
    assertThat(all.tally().presses()).isEqualTo(20);
    assertThat(all.tally().failures().get(PressFailure.DENIED))
        .isEqualTo(new FleetTally.FailureCount(4, List.of("X shard 1", "X", "X shard 2")));
    assertThat(all.tally().judged(RegisterVerdict.EQUAL)).isEqualTo(8);
    assertThat(all.all().surplusReplies()).isEqualTo(2);
    LegHistograms both = new LegHistograms();
    both.add(cohort(1).legs());
    both.add(cohort(2).legs());
    assertThat(all.legs().encoded(Leg.WHOLE)).isEqualTo(both.encoded(Leg.WHOLE));
    assertThat(all.healthy().rates().acknowledged()).containsExactly(0, 1, 0, 1);
    assertThat(all.healthy().rates().failed()).containsExactly(2, 0, 0, 0);
  }

  @Test
  void what_is_no_other_shard_of_the_same_fleet_is_refused() {
    FleetMerge merge = new FleetMerge();
    merge.add(printed(1));
    assertThatThrownBy(() -> merge.add(printed(1))).hasMessage("shard 1/2 is there already");
    assertThatThrownBy(() -> merge.add(read(json(report(new Shard(2, 2), 8, cohort(2))))))
        .hasMessage("it is of another fleet: the seed was 7, and is 8");
    assertThatThrownBy(() -> merge.add(read(json(report(new Shard(2, 3), 7, cohort(2))))))
        .hasMessage("it is of another fleet: the number of shards was 2, and is 3");
  }

  private static FleetReport playing(int index, String name, int pause) {
    PressModel.Sequence.Press press =
        new PressModel.Sequence.Press(Duration.ofMillis(60), Duration.ofMillis(pause));
    PressModel model = new PressModel.Sequence(name, List.of(press));
    String line = json(report(new Shard(index, 3), 7, cohort(index), model));
    assertThat(json(read(line))).isEqualTo(line);
    return read(line);
  }

  @Test
  void shards_play_the_same_list_by_any_name() {
    FleetMerge merge = new FleetMerge();
    merge.add(playing(1, "list", 10));
    assertThatThrownBy(() -> merge.add(playing(2, "list", 20)))
        .hasMessage(
            "it is of another fleet: its scenario is another one than that of the first shard");
    assertThatThrownBy(() -> merge.add(read(json(report(new Shard(2, 3), 7, cohort(2))))))
        .hasMessage(
            "it is of another fleet: the model was that of a scenario, and is 20 presses/s");
    merge.add(playing(2, "copy", 10));
    assertThat(merge.missing()).containsExactly("shard 3/3 is missing");
    assertThat(json(merge.report())).contains("each device plays 'list' again and again");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "\"event\":\"fleet\" | \"event\":\"run\" | it is no report of a fleet",
        "\"schema\":1 | \"schema\":2 | it is a report of version 2, and 1 is read",
        "\"seed\":7 | \"seed\":\"7\" | its 'seed' is not as it should be",
        "\"seed\":7, | ~~ | it has no 'seed'",
        "\"denied\" | \"dined\" | 'dined' is not known here",
        "\"histogram\":\"H | \"histogram\":\"A | the histogram of whole is damaged",
        "\"of\":2 | \"of\":0 | the number of shards is 1 to 1000000, was 0",
      })
  void what_is_no_report_is_refused_with_a_reason(String from, String to, String why) {
    String line = json(report(new Shard(1, 2), 7, cohort(1)));
    assertThat(line).contains(from);
    assertThatThrownBy(() -> read(line.replaceFirst(java.util.regex.Pattern.quote(from), to)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(why);
    assertThatThrownBy(() -> read(line.substring(0, 100)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("it is no JSON: ");
  }

  @Test
  void shards_are_disjoint_and_together_the_whole() {
    int next = 0;
    for (int index = 1; index <= 7; index++) {
      FleetConfig config = hundred(new Shard(index, 7));
      assertThat(config.firstDevice()).isEqualTo(next);
      next += config.ownDevices();
    }
    assertThat(next).isEqualTo(100);
  }

  private static FleetConfig hundred(Shard shard) {
    return new FleetConfig(
        FleetTarget.open(Endpoint.loopback(1)),
        100,
        shard,
        MacAddress.parse("02:00:00:00:00:01"),
        new PressModel.Open(1),
        Duration.ZERO,
        Duration.ofSeconds(1),
        1,
        1,
        ClientTransport.NIO);
  }
}
