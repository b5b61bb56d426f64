package org.wwep.emulator.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wwep.emulator.explore.Explorer;
import org.wwep.emulator.explore.FaultMoment;
import org.wwep.emulator.fault.FaultFormat;
import org.wwep.emulator.run.TestScenarios;
import org.wwep.emulator.scenario.Scenario;
import org.wwep.emulator.sim.Schedule;
import org.wwep.emulator.testbed.FirmwareImage;
import org.wwep.value.Shard;

/** The table of moments at which faults can hit, beside what searches with one kind see. */
class MomentScopeTest {
  private static final int SEEDS = 150;
  private static final List<String> LINKS = List.of("open packet", "open stream");

  /** What most searches see, and none but of a thousand seeds misses. */
  private static final EnumSet<FaultMoment> COMMON =
      EnumSet.of(FaultMoment.FRAME, FaultMoment.REPLY);

  static List<String> types() {
    return FaultFormat.types();
  }

  @ParameterizedTest
  @MethodSource("types")
  void a_kind_of_fault_by_itself_hits_at_no_moment_but_its_own(String fault) throws Exception {
    Set<FaultMoment> own = MomentScope.of(fault, LinkLabel.OPEN, LINKS);
    Set<FaultMoment> seen = seen(fault);
    assertThat(own).containsAll(seen);
    Set<FaultMoment> common = EnumSet.copyOf(COMMON);
    common.retainAll(own);
    // Packets for replies are short for an instant alone, and so is a drop of Wi-Fi within one.
    if (!List.of("pool", "wifi").contains(fault)) {
      assertThat(seen).containsAll(common);
    }
  }

  @Test
  void each_kind_of_fault_can_hit_something_of_a_device_under_tls() {
    for (String fault : types()) {
      assertThat(MomentScope.of(fault, LinkLabel.TLS, List.of("tls packet")))
          .as(fault)
          .isNotEmpty()
          .doesNotContain(FaultMoment.NOT_YET);
    }
  }

  private static Set<FaultMoment> seen(String fault) throws Exception {
    Scenario scenario =
        TestScenarios.scenario(
            "moments.yaml",
            """
            version: 1
            devices:
            - {id: streams, device-id: 00A5, attempts: 200}
            - {id: packets, device-id: 0F3C, api: packet, attempts: 200}
            chaos: {presses: 1..6, over: 10s, faults: [%s], max-faults: 4, settle: 10m}
            """
                .formatted(fault)
                .getBytes(UTF_8));
    SearchTally tally =
        new SeedSearch(
                new Explorer(scenario, FirmwareImage.CLIENT, Schedule.SHUFFLED),
                new SeedSet(1, SEEDS, Shard.WHOLE),
                true,
                SearchRecord.inMemory())
            .run(1, null);
    Set<FaultMoment> seen = EnumSet.noneOf(FaultMoment.class);
    tally.coverage().moments().cells().values().stream()
        .flatMap(faults -> faults.values().stream())
        .forEach(moments -> seen.addAll(moments.keySet()));
    seen.remove(FaultMoment.NOT_YET);
    return seen;
  }
}
