package org.wwep.emulator.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dealing seeds out, by hand and by what starts the machines. */
class ShardTest {
  private static Map<String, String> environment(String text) {
    Map<String, String> variables = new HashMap<>();
    Arrays.stream(text.split(" "))
        .map(pair -> List.of(pair.split("=", -1)))
        .forEach(pair -> variables.put(pair.getFirst(), pair.getLast()));
    return variables;
  }

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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SLURM_ARRAY_TASK_ID=3 SLURM_ARRAY_TASK_MIN=1 SLURM_ARRAY_TASK_COUNT=8 SLURM_ARRAY_TASK_STEP=1 | 3/8
          SLURM_ARRAY_TASK_ID=0 SLURM_ARRAY_TASK_MIN=0 SLURM_ARRAY_TASK_MAX=7 SLURM_ARRAY_TASK_COUNT=8  | 1/8
          CI_NODE_INDEX=2 CI_NODE_TOTAL=2                                                                | 2/2
          JOB_COMPLETION_INDEX=0 WWEP_SHARDS=4                                                           | 1/4
          JOB_COMPLETION_INDEX=3 WWEP_SHARDS=4                                                           | 4/4
          """)
  void what_starts_a_machine_tells_its_shard(String variables, String shard) {
    assertThat(ShardEnvironment.shard(environment(variables))).contains(Shard.parse(shard));
  }

  @ParameterizedTest
  @ValueSource(strings = {"CI_NODE_TOTAL=1", "SLURM_JOB_ID=7", "CI_NODE_INDEX="})
  void what_tells_of_no_part_tells_of_none(String variables) {
    assertThat(ShardEnvironment.shard(environment(variables))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SLURM_ARRAY_TASK_ID=3                                                                          | no SLURM_ARRAY_TASK_COUNT beside it
          SLURM_ARRAY_TASK_ID=3 SLURM_ARRAY_TASK_COUNT=8                                                 | no SLURM_ARRAY_TASK_MIN beside it
          SLURM_ARRAY_TASK_ID=9 SLURM_ARRAY_TASK_MIN=1 SLURM_ARRAY_TASK_COUNT=8                          | SLURM_ARRAY_TASK_ID=9 is outside SLURM_ARRAY_TASK_COUNT=8
          SLURM_ARRAY_TASK_ID=3 SLURM_ARRAY_TASK_MIN=1 SLURM_ARRAY_TASK_COUNT=4 SLURM_ARRAY_TASK_STEP=2  | submit it with step 1
          SLURM_ARRAY_TASK_ID=3 SLURM_ARRAY_TASK_MIN=1 SLURM_ARRAY_TASK_COUNT=3 SLURM_ARRAY_TASK_MAX=9   | submit it with step 1
          CI_NODE_INDEX=1                                                                                | no CI_NODE_TOTAL beside it
          CI_NODE_INDEX=0 CI_NODE_TOTAL=2                                                                | CI_NODE_INDEX=0 is outside CI_NODE_TOTAL=2
          CI_NODE_INDEX=one CI_NODE_TOTAL=2                                                              | no whole number, was 'one'
          JOB_COMPLETION_INDEX=0                                                                         | no WWEP_SHARDS beside it
          JOB_COMPLETION_INDEX=4 WWEP_SHARDS=4                                                           | JOB_COMPLETION_INDEX=4 is outside WWEP_SHARDS=4
          WWEP_SHARDS=4                                                                                  | no JOB_COMPLETION_INDEX beside it
          CI_NODE_INDEX=1 CI_NODE_TOTAL=2 JOB_COMPLETION_INDEX=0 WWEP_SHARDS=4                           | CI_NODE_INDEX and JOB_COMPLETION_INDEX are set
          """)
  void an_index_without_a_total_or_outside_it_is_refused(String variables, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ShardEnvironment.shard(environment(variables)))
        .withMessageContaining(message)
        .withMessageContaining("--shard K/N");
  }

  @Test
  void a_shard_without_a_seed_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SeedSet(1, 7, new Shard(8, 8)))
        .withMessage("shard 8/8 has none of 7 seeds: have fewer shards, or more seeds");
  }
}
