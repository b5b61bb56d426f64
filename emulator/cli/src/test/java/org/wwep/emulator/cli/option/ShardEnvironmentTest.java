package org.wwep.emulator.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wwep.value.Shard;

/** The shard that a machine is given by what started it. */
class ShardEnvironmentTest {
  private static Map<String, String> environment(String text) {
    Map<String, String> variables = new HashMap<>();
    Arrays.stream(text.split(" "))
        .map(pair -> List.of(pair.split("=", -1)))
        .forEach(pair -> variables.put(pair.getFirst(), pair.getLast()));
    return variables;
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
}
