package org.wwep.emulator.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.wwep.device.trace.TraceEvent;
import org.wwep.emulator.explore.FaultHit;
import org.wwep.emulator.explore.FaultMoment;
import org.wwep.emulator.timeline.Timeline;
import org.wwep.emulator.timeline.TimelineEvent;
import org.wwep.value.Shard;

/** What a search says that it reached, and what it never did. */
class CoverageTest {
  private static final Instant BEGIN = Instant.EPOCH;
  private static final Map<String, String> LINKS =
      Map.of("lamp", "open stream", "hall", "tls packet");

  private final Timeline timeline = new Timeline(BEGIN);
  private final List<FaultHit> hits = new ArrayList<>();
  private final Coverage coverage = new Coverage();

  private void add(String source, TimelineEvent event) {
    timeline.add(BEGIN.plus(Duration.ofMillis(timeline.size())), source, event);
  }

  private void change(String device, String from, String to, String by) {
    add(device, new TimelineEvent.DeviceEvent(new TraceEvent.StateChanged(BEGIN, from, to, by)));
  }

  private void light(String device) {
    add(device, new TimelineEvent.DeviceEvent(new TraceEvent.LedSet(BEGIN, "led1", true)));
  }

  private void hit(String device, FaultMoment moment) {
    hits.add(new FaultHit(timeline.size(), device, "f1", moment));
  }

  @Test
  void a_transition_counts_once_a_seed_beside_each_kind_of_fault_that_is_in_place() {
    change("lamp", "Off", "Joining", "PoweredOn");
    change("lamp", "Off", "Joining", "PoweredOn");
    add("all", new TimelineEvent.FaultEvent("f1", "late", true));
    change("lamp", "Joining", "Resolving", "Joined");
    add("all", new TimelineEvent.FaultEvent("f1", "late", false));
    change("hall", "Off", "Joining", "PoweredOn");
    change("stranger", "Off", "Joining", "PoweredOn");
    coverage.add(timeline.entries(), hits, LINKS, Map.of("f1", "latency"));
    coverage.add(timeline.entries(), hits, LINKS, Map.of("f1", "wifi"));
    assertThat(TallyFormat.write(tally()))
        .contains(
            """
            "coverage":{"open stream":{"latency":{"Joining -> Resolving by Joined":1},\
            "none":{"Off -> Joining by PoweredOn":2},"wifi":{"Joining -> Resolving by Joined":1}},\
            "tls packet":{"none":{"Off -> Joining by PoweredOn":2}}}""");
    assertThat(coverage.tuples()).isEqualTo(4);
  }

  @Test
  void a_transition_counts_by_the_moment_at_which_the_fault_last_hit_the_device() {
    add("all", new TimelineEvent.FaultEvent("f1", "late", true));
    change("lamp", "Connecting", "Sending", "Connected");
    hit("lamp", FaultMoment.FRAME);
    hit("stranger", FaultMoment.IDLE);
    change("lamp", "Sending", "AwaitingReply", "Sent");
    change("hall", "Connecting", "Securing", "Connected");
    hit("lamp", FaultMoment.REPLY);
    add("all", new TimelineEvent.FaultEvent("f1", "late", false));
    change("lamp", "AwaitingReply", "Idle", "Acknowledged");
    add("all", new TimelineEvent.FaultEvent("f1", "late", true));
    change("lamp", "Idle", "Connecting", "ButtonPressed");
    hit("lamp", FaultMoment.CONNECT);
    coverage.add(timeline.entries(), hits, LINKS, Map.of("f1", "latency"));
    String line = TallyFormat.write(tally());
    assertThat(line)
        .contains(
            """
            "moments":{"open stream":{"latency":{\
            "not yet":{"seeds":1,"transitions":{"Connecting -> Sending by Connected":1,\
            "Idle -> Connecting by ButtonPressed":1}},\
            "during connect":{"seeds":1,"transitions":{}},\
            "within frame":{"seeds":1,"transitions":{"Sending -> AwaitingReply by Sent":1}},\
            "within reply":{"seeds":1,"transitions":{}}}},\
            "tls packet":{"latency":{"not yet":{"seeds":1,\
            "transitions":{"Connecting -> Securing by Connected":1}}}}}""");
    // One without a fault, and four beside one.
    assertThat(coverage.tuples()).isEqualTo(5);
    SearchTally twice = TallyFormat.read(line);
    assertThat(TallyFormat.write(twice)).isEqualTo(line);
    twice.addShard(tally());
    assertThat(TallyFormat.write(twice))
        .contains(
            "\"within frame\":{\"seeds\":2,\"transitions\":{\"Sending -> AwaitingReply by Sent\":2}");
  }

  @Test
  void a_moment_at_which_a_kind_of_fault_never_hit_is_named_by_the_security_of_the_links() {
    add("all", new TimelineEvent.FaultEvent("f1", "late", true));
    hit("lamp", FaultMoment.FRAME);
    hit("hall", FaultMoment.HANDSHAKE);
    coverage.add(timeline.entries(), hits, LINKS, Map.of("f1", "latency"));
    List<MomentGap> gaps =
        MomentGap.of(coverage.moments(), LINKS.values(), List.of("dns", "latency"));
    assertThat(gaps)
        .extracting(MomentGap::toString)
        .containsExactly(
            "faults never hit at 4 of 5 moments in the clear:"
                + " dns before connect; latency within reply; latency while closing; ...",
            "faults never hit at 6 of 7 moments under tls:"
                + " dns before connect; latency within frame; latency within reply; ...");
    assertThat(gaps.getFirst().never()).endsWith("latency between attempts");
    assertThat(MomentGap.of(coverage.moments(), LINKS.values(), List.of())).isEmpty();
  }

  @Test
  void a_moment_at_which_a_kind_of_fault_cannot_hit_is_none_that_it_never_hit_at() {
    assertThat(MomentGap.of(coverage.moments(), List.of("open stream"), List.of("slow_close")))
        .extracting(MomentGap::never)
        .containsExactly(List.of("slow_close within reply", "slow_close while closing"));
    assertThat(MomentGap.of(coverage.moments(), List.of("open packet"), List.of("tls"))).isEmpty();
    assertThat(MomentGap.of(coverage.moments(), List.of("open stream"), List.of("pool"))).isEmpty();
    assertThat(MomentGap.of(coverage.moments(), LINKS.values(), List.of("pool")))
        .extracting(MomentGap::security)
        .containsExactly("tls");
  }

  @Test
  void faults_of_a_search_hit_at_moments_of_a_press() throws Exception {
    SearchHeader header = SearchRuns.header(400, Shard.WHOLE, true);
    assertThat(header.faults()).containsExactly("frame", "reset_peer");
    Map<FaultMoment, MomentCoverage.Cell> frame =
        SearchRuns.whole(header)
            .coverage()
            .moments()
            .cells()
            .getOrDefault("open stream", Map.of())
            .getOrDefault("frame", Map.of());
    assertThat(frame).containsKeys(FaultMoment.FRAME, FaultMoment.REPLY);
    assertThat(frame).doesNotContainKeys(FaultMoment.HANDSHAKE, FaultMoment.BEFORE_CONNECT);
    assertThat(Objects.requireNonNull(frame.get(FaultMoment.FRAME)).transitions())
        .containsKey("Sending -> AwaitingReply by Sent");
  }

  private SearchTally tally() {
    SearchTally tally = new SearchTally();
    tally.coverage().addAll(coverage);
    return tally;
  }

  @Test
  void a_press_that_is_queued_is_seen_by_its_led_alone() {
    change("lamp", "Idle", "Connecting", "ButtonPressed");
    light("lamp");
    change("lamp", "Connecting", "Idle", "LinkFailed");
    light("lamp");
    coverage.add(timeline.entries(), hits, LINKS, Map.of());
    assertThat(coverage.transitions("open"))
        .containsExactly(
            "Connecting -> Connecting by ButtonPressed",
            "Connecting -> Idle by LinkFailed",
            "Idle -> Connecting by ButtonPressed");
  }

  @Test
  void what_was_never_seen_is_named_by_the_security_of_the_links() {
    change("hall", "Securing", "Sending", "Secured");
    coverage.add(timeline.entries(), hits, LINKS, Map.of());
    List<CoverageGap> gaps = CoverageGap.of(coverage, LINKS.values());
    assertThat(gaps).extracting(CoverageGap::security).containsExactly("open", "tls");
    assertThat(gaps.getFirst().never())
        .hasSize(gaps.getFirst().of())
        .noneMatch(n -> n.contains("Securing"));
    assertThat(gaps.getLast().never())
        .hasSize(gaps.getLast().of() - 1)
        .doesNotContain("Securing -> Sending by Secured", "Connecting -> Sending by Connected");
    assertThat(gaps.getLast()).asString().startsWith("39 of 40 transitions never seen under tls: ");
    assertThat(CoverageGap.of(coverage, List.of())).isEmpty();
  }

  @Test
  void a_search_in_the_clear_tells_of_no_handshake() throws Exception {
    SearchHeader header = SearchRuns.header(60, Shard.WHOLE, true);
    SearchSummary summary =
        new SearchSummary(header, header.seeds(), SearchRuns.whole(header), List.of());
    assertThat(summary.tally().coverage().seeds()).containsOnlyKeys("open stream");
    assertThat(summary.tally().coverage().seeds())
        .hasEntrySatisfying(
            "open stream",
            faults ->
                assertThat(faults)
                    .hasEntrySatisfying(
                        "none",
                        seeds ->
                            assertThat(seeds).containsEntry("Off -> Joining by PoweredOn", 60L)));
    assertThat(summary.gaps()).hasSize(1);
    assertThat(summary.gaps().getFirst().of()).isEqualTo(35);
  }
}
