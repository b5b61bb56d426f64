package org.wwep.emulator.search;

import org.wwep.value.Shard;

/**
 * The seeds that one machine tries: every N-th of a row, beginning with the K-th.
 *
 * <p><b>Shape</b>: the sets of all shards are disjoint, and together they are the whole row.
 *
 * @param first the first seed of the row
 * @param count how many seeds the row has
 * @param shard which of them are meant
 */
public record SeedSet(long first, long count, Shard shard) {
  /** Checks that the row is there, and that the shard has a seed of it. */
  public SeedSet {
    if (count < 1) {
      throw new IllegalArgumentException("a search has 1 seed or more, was " + count);
    }
    if (first > Long.MAX_VALUE - count) {
      throw new IllegalArgumentException(
          "there are no %d seeds from %d on".formatted(count, first));
    }
    if (count < shard.index()) {
      throw new IllegalArgumentException(
          "shard %s has none of %d seeds: have fewer shards, or more seeds"
              .formatted(shard, count));
    }
  }

  /** Returns how many seeds the shard has. */
  public long size() {
    return (count - shard.index()) / shard.count() + 1;
  }

  /**
   * Returns one of them.
   *
   * @param index which, from 0
   */
  public long seed(long index) {
    return first + shard.index() - 1 + index * shard.count();
  }

  /** Returns what is left of it from this one on. */
  public SeedSet from(long index) {
    long passed = index * shard.count();
    return new SeedSet(first + passed, count - passed, shard);
  }

  /** Returns whether the row goes on for as long as anybody has time. */
  public boolean isEndless() {
    return count >= Long.MAX_VALUE / 2;
  }
}
