package org.wwep.emulator.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.wwep.value.Shard;

/** Runs dealt out to shards. */
class RunDealTest {
  private static @Nullable Duration seconds(int seconds) {
    return seconds < 0 ? null : Duration.ofSeconds(seconds);
  }

  private static List<@Nullable Duration> times(int... seconds) {
    List<@Nullable Duration> times = new ArrayList<>();
    Arrays.stream(seconds).forEach(one -> times.add(seconds(one)));
    return times;
  }

  @Test
  void the_longest_run_has_a_shard_of_its_own() {
    List<@Nullable Duration> times = times(1, 1, 1, 60, 1, 1);
    assertThat(RunDeal.of(times, new Shard(1, 2))).containsExactly(3);
    assertThat(RunDeal.of(times, new Shard(2, 2))).containsExactly(0, 1, 2, 4, 5);
  }

  @Test
  void without_times_each_shard_has_as_many() {
    List<@Nullable Duration> times = new ArrayList<>(Collections.nCopies(7, null));
    assertThat(RunDeal.of(times, new Shard(1, 3))).containsExactly(0, 3, 6);
    assertThat(RunDeal.of(times, new Shard(2, 3))).containsExactly(1, 4);
    assertThat(RunDeal.of(times, new Shard(3, 3))).containsExactly(2, 5);
  }

  @Test
  void a_run_that_is_new_counts_as_the_mean() {
    // The mean of 10 and 20 is 15: it goes to the shard of 10.
    assertThat(RunDeal.of(times(20, 10, -1), new Shard(2, 2))).containsExactly(1, 2);
  }

  @Test
  void the_shards_are_disjoint_and_together_the_whole() {
    List<@Nullable Duration> times =
        times(IntStream.range(0, 50).map(i -> i * 37 % 11 - 1).toArray());
    List<Integer> all = new ArrayList<>();
    for (int k = 1; k <= 7; k++) {
      all.addAll(RunDeal.of(times, new Shard(k, 7)));
    }
    assertThat(all).containsExactlyInAnyOrderElementsOf(IntStream.range(0, 50).boxed().toList());
  }
}
