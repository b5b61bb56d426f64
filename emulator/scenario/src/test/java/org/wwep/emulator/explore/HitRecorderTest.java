package org.wwep.emulator.explore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.wwep.emulator.run.TestScenarios;
import org.wwep.emulator.scenario.Scenario;
import org.wwep.emulator.sim.Schedule;
import org.wwep.emulator.testbed.FirmwareImage;

/** Where a device is with its press when a fault hits something of it. */
class HitRecorderTest {
  private static final int SEEDS = 30;

  private static final Scenario SCENARIO =
      TestScenarios.scenario(
          "closes.yaml",
          """
          version: 1
          devices: [{id: lamp}]
          chaos: {presses: 1..2, over: 4s, faults: [slow_close]}
          """
              .getBytes(UTF_8));

  /** Returns the moments of the hits beside two presses, of which the second one may wait. */
  private static Set<FaultMoment> moments(String fault) throws Exception {
    Set<FaultMoment> moments = EnumSet.noneOf(FaultMoment.class);
    for (long seed = 1; seed <= SEEDS; seed++) {
      String text =
          """
          seed %d; f1@0ns+4s fault %s; \
          p1@1s+30ms press btn1 of lamp bounce 1/1ms/1; \
          p2@1050ms+30ms press btn1 of lamp bounce 1/1ms/2"""
              .formatted(seed, fault);
      SeedRun run =
          new Explorer(SCENARIO, FirmwareImage.CLIENT, Schedule.SHUFFLED)
              .run(CaseText.read(text, SCENARIO));
      assertThat(run.violation()).as("seed %d", seed).isNull();
      assertThat(run.acknowledged()).as("seed %d", seed).isEqualTo(2);
      run.hits().forEach(hit -> moments.add(hit.moment()));
    }
    return moments;
  }

  @Test
  void a_connection_that_the_device_closes_is_no_part_of_the_reply() throws Exception {
    assertThat(moments("slow_close delay=300 stream=upstream")).containsExactly(FaultMoment.CLOSE);
  }

  @Test
  void the_end_that_the_server_sends_behind_its_reply_is_on_the_same_way() throws Exception {
    assertThat(moments("slow_close delay=300 stream=downstream"))
        .contains(FaultMoment.REPLY)
        .doesNotContain(FaultMoment.CLOSE);
  }

  @Test
  void a_frame_and_its_reply_are_hit_on_their_ways() throws Exception {
    assertThat(moments("bandwidth rate=1 stream=upstream"))
        .contains(FaultMoment.FRAME)
        .doesNotContain(FaultMoment.REPLY);
    assertThat(moments("bandwidth rate=1 stream=downstream"))
        .contains(FaultMoment.REPLY)
        .doesNotContain(FaultMoment.FRAME);
  }
}
