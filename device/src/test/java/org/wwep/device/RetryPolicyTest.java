package org.wwep.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
  @Test
  void the_delay_doubles_up_to_its_cap_and_jitters_down_by_half_at_most() {
    RetryPolicy policy = RetryPolicy.DEFAULT;
    Random random = new Random(3);
    long[] whole = {200, 400, 800, 1600, 3200, 5000, 5000};
    for (int attempt = 1; attempt <= whole.length; attempt++) {
      for (int i = 0; i < 200; i++) {
        assertThat(policy.delay(attempt, random))
            .isBetween(
                Duration.ofMillis(whole[attempt - 1] / 2), Duration.ofMillis(whole[attempt - 1]));
      }
    }
    assertThat(policy.delay(Integer.MAX_VALUE, random)).isLessThanOrEqualTo(policy.cap());
  }

  @Test
  void one_seed_gives_one_sequence_and_delays_differ() {
    RetryPolicy policy = RetryPolicy.DEFAULT;
    Random first = new Random(1);
    Random second = new Random(1);
    Duration one = policy.delay(1, first);
    assertThat(policy.delay(1, second)).isEqualTo(one);
    assertThat(policy.delay(1, first)).isNotEqualTo(one);
  }

  @Test
  void impossible_policies_are_refused_with_the_value() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RetryPolicy.DEFAULT.withAttempts(0))
        .withMessage("attempts is 1 or more, was 0");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> RetryPolicy.DEFAULT.withBackOff(Duration.ofSeconds(2), Duration.ofSeconds(1)));
  }
}
