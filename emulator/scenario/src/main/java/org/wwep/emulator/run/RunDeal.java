package org.wwep.emulator.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.wwep.value.Shard;

/**
 * Deals runs out to shards, so that all take about as long.
 *
 * <p><b>Shape</b>: a function of the list, the same on every machine: the longest run first, each
 * to the shard that has least to do so far. A run of which no time is known counts as the mean of
 * the others; if none is known all count the same.
 */
public final class RunDeal {
  private RunDeal() {}

  /**
   * Returns which runs a shard has, by their numbers from 0, in the order of the list.
   *
   * @param times how long each took before; null if that is not known
   */
  public static List<Integer> of(List<@Nullable Duration> times, Shard shard) {
    OptionalDouble mean =
        times.stream().filter(time -> time != null).mapToLong(Duration::toNanos).average();
    double usual = Math.max(1, mean.orElse(1));
    double[] loads = new double[shard.count()];
    List<Integer> longest = new ArrayList<>(IntStream.range(0, times.size()).boxed().toList());
    longest.sort(Comparator.comparingDouble(i -> -load(times.get(i), usual)));
    List<Integer> own = new ArrayList<>();
    for (int run : longest) {
      int least = 0;
      for (int i = 1; i < loads.length; i++) {
        least = loads[i] < loads[least] ? i : least;
      }
      loads[least] += load(times.get(run), usual);
      if (least == shard.index() - 1) {
        own.add(run);
      }
    }
    own.sort(Comparator.naturalOrder());
    return own;
  }

  private static double load(@Nullable Duration time, double usual) {
    // Of runs that take no time at all each shard has as many as the others.
    return time == null ? usual : Math.max(1, time.toNanos());
  }
}
