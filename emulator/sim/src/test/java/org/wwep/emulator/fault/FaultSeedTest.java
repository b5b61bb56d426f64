package org.wwep.emulator.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultSeedTest {
  private static final String JITTER = "latency name=j latency=500 jitter=500";

  @Test
  void the_same_seed_gives_the_same_deliveries_and_another_seed_gives_others() {
    assertThat(delays(1, 1, JITTER)).isEqualTo(delays(1, 1, JITTER));
    assertThat(delays(1, 1, JITTER)).isNotEqualTo(delays(2, 1, JITTER));
    assertThat(delays(1, 1, JITTER)).isNotEqualTo(delays(1, 2, JITTER));
    assertThat(delays(1, 1, JITTER)).isNotEqualTo(delays(1, 1, JITTER.replace("name=j", "name=k")));
  }

  @Test
  void another_fault_does_not_reshuffle_the_draws() {
    List<String> alone = delays(9, 3, JITTER);
    assertThat(delays(9, 3, "packet_loss probability=0.00001", JITTER)).isEqualTo(alone);
    assertThat(delays(9, 3, JITTER, "latency name=other latency=0 jitter=0")).isEqualTo(alone);
    assertThat(delays(9, 3, "latency name=never latency=5 jitter=5 toxicity=0", JITTER))
        .isEqualTo(alone);
  }

  @Test
  void toxicity_does_not_reshuffle_the_draws_either() {
    assertThat(delays(9, 3, JITTER + " toxicity=0.999999")).isEqualTo(delays(9, 3, JITTER));
  }

  @Test
  void toxicity_is_the_share_of_connections() {
    int hit = 0;
    for (int connection = 1; connection <= 1000; connection++) {
      hit +=
          delays(5, connection, "latency latency=1 toxicity=0.25").getFirst().equals("1 x") ? 1 : 0;
    }
    assertThat(hit).isBetween(200, 300);
    assertThat(delays(5, 1, "latency latency=1 toxicity=0").getFirst()).isEqualTo("0 x");
  }

  @Test
  void a_greater_toxicity_keeps_those_it_had() {
    for (int connection = 1; connection <= 100; connection++) {
      boolean few =
          delays(5, connection, "latency latency=1 toxicity=0.3").getFirst().equals("1 x");
      boolean more =
          delays(5, connection, "latency latency=1 toxicity=0.6").getFirst().equals("1 x");
      assertThat(!few || more).isTrue();
    }
  }

  private static List<String> delays(long seed, long connection, String... faults) {
    FaultedStreamProbe faultedStreamProbe =
        new FaultedStreamProbe(
            new FaultyStream(
                FaultedStreamProbe.specs(faults), Direction.DOWNSTREAM, seed, connection));
    List<String> delays = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      int before = faultedStreamProbe.seen().size();
      faultedStreamProbe.data(i * 100_000L, "x");
      String[] seen = faultedStreamProbe.seen().get(before).split(" ");
      delays.add(Long.parseLong(seen[0]) - i * 100_000L + " " + seen[1]);
    }
    return delays;
  }
}
