package org.wwep.emulator.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wwep.value.Shard;

/** Dealing seeds out. */
class ShardTest {
  @ParameterizedTest
  @CsvSource({"1, 100, 8", "7, 8, 8", "-3, 1000, 7", "1, 5, 1", "9223372036854775000, 800, 3"})
  void shards_are_disjoint_and_together_the_whole(long first, long count, int shards) {
    TreeSet<Long> all = new TreeSet<>();
    long sizes = 0;
    for (int index = 1; index <= shards; index++) {
      SeedSet seeds = new SeedSet(first, count, new Shard(index, shards));
      sizes += seeds.size();
      LongStream.range(0, seeds.size()).map(seeds::seed).forEach(all::add);
      SeedSet last = seeds.from(seeds.size() - 1);
      assertThat(last.size()).isEqualTo(1);
      assertThat(last.seed(0)).isEqualTo(seeds.seed(seeds.size() - 1));
    }
    assertThat(sizes).isEqualTo(count);
    assertThat(all).hasSize(Math.toIntExact(count));
    assertThat(all.first()).isEqualTo(first);
    assertThat(all.last()).isEqualTo(first + count - 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0/8", "9/8", "1/0", "3", "3/8/1", "x/8", "-1/8", "1/1000001"})
  void what_is_no_shard_is_refused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Shard.parse(text))
        .withMessageContaining(text);
  }

  @Test
  void a_shard_without_a_seed_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SeedSet(1, 7, new Shard(8, 8)))
        .withMessage("shard 8/8 has none of 7 seeds: have fewer shards, or more seeds");
  }
}
