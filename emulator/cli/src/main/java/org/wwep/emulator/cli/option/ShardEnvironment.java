package org.wwep.emulator.cli.option;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wwep.value.Shard;

/**
 * The shard that a machine is given by what started it: a Slurm array, a CI system, Kubernetes.
 *
 * <p><b>Errors</b>: {@link IllegalArgumentException} with one line, if an index has no total or is
 * outside it, or if two of them speak.
 *
 * <p><b>Source</b>: sbatch(1), "INPUT/OUTPUT ENVIRONMENT VARIABLES"; GitLab's predefined variables;
 * Kubernetes' indexed jobs.
 */
public final class ShardEnvironment {
  private static final String SLURM = "SLURM_ARRAY_TASK_ID";
  private static final String CI = "CI_NODE_INDEX";
  private static final String JOB = "JOB_COMPLETION_INDEX";

  /** How many completions a Kubernetes job has is told to nobody in it: its manifest sets this. */
  private static final String SHARDS = "WWEP_SHARDS";

  private static final String ADVICE = "; or name the shard: --shard K/N";

  private final Map<String, String> environment;

  private ShardEnvironment(Map<String, String> environment) {
    this.environment = environment;
  }

  /** Returns the shard that these variables give, or nothing if none of them does. */
  public static Optional<Shard> shard(Map<String, String> environment) {
    return new ShardEnvironment(environment).shard();
  }

  private Optional<Shard> shard() {
    List<String> speaking = new ArrayList<>(List.of(SLURM, CI, JOB));
    speaking.removeIf(name -> text(name) == null);
    if (speaking.size() > 1) {
      throw new IllegalArgumentException(
          String.join(" and ", speaking) + " are set: name the shard with --shard K/N");
    }
    if (text(SHARDS) != null && !speaking.contains(JOB)) {
      throw new IllegalArgumentException(
          "%s is set, and no %s beside it%s".formatted(SHARDS, JOB, ADVICE));
    }
    return speaking.isEmpty() ? Optional.empty() : Optional.of(of(speaking.getFirst()));
  }

  private Shard of(String name) {
    return switch (name) {
      case SLURM -> slurm();
      case CI -> shard(CI, number(CI), "CI_NODE_TOTAL", required(CI, "CI_NODE_TOTAL"));
      default -> shard(JOB, number(JOB) + 1, SHARDS, required(JOB, SHARDS));
    };
  }

  /** An array of 5 to 12 has eight tasks, and its fifth is shard 1. */
  private Shard slurm() {
    String countName = "SLURM_ARRAY_TASK_COUNT";
    long count = required(SLURM, countName);
    long least = required(SLURM, "SLURM_ARRAY_TASK_MIN");
    boolean stepped = text("SLURM_ARRAY_TASK_STEP") != null && number("SLURM_ARRAY_TASK_STEP") != 1;
    boolean gaps =
        text("SLURM_ARRAY_TASK_MAX") != null && number("SLURM_ARRAY_TASK_MAX") - least + 1 != count;
    if (stepped || gaps) {
      throw new IllegalArgumentException(
          "the tasks of the Slurm array are not numbered one by one: submit it with step 1, as in"
              + " --array=1-8"
              + ADVICE);
    }
    return shard(SLURM, number(SLURM) - least + 1, countName, count);
  }

  private Shard shard(String indexName, long index, String countName, long count) {
    if (count < 1 || count > Shard.MOST || index < 1 || index > count) {
      throw new IllegalArgumentException(
          "%s=%s is outside %s=%s%s"
              .formatted(indexName, text(indexName), countName, text(countName), ADVICE));
    }
    return new Shard((int) index, (int) count);
  }

  private long required(String indexName, String name) {
    if (text(name) == null) {
      throw new IllegalArgumentException(
          "%s is set, and no %s beside it: how many shards are there?%s"
              .formatted(indexName, name, ADVICE));
    }
    return number(name);
  }

  private long number(String name) {
    String text = String.valueOf(text(name));
    if (!text.matches("-?[0-9]{1,15}")) {
      throw new IllegalArgumentException(
          "%s is no whole number, was '%s'%s".formatted(name, text, ADVICE));
    }
    return Long.parseLong(text);
  }

  /** An empty variable is one that is not set. */
  private @Nullable String text(String name) {
    String text = environment.get(name);
    return text == null || text.isBlank() ? null : text.strip();
  }
}
