package org.wwep.emulator.fleet;

import org.wwep.value.Ranges;

/**
 * One of the parts in which a fleet is dealt out to processes.
 *
 * @param index which one, from 1
 * @param of how many there are
 */
public record FleetShard(int index, int of) {
  /** All devices in one. */
  public static final FleetShard WHOLE = new FleetShard(1, 1);

  /** Checks the ranges. */
  public FleetShard {
    Ranges.within("the number of shards", of, 1, FleetConfig.MOST_DEVICES);
    Ranges.within("a shard", index, 1, of);
  }

  /** Returns the first of its devices. */
  int first(int devices) {
    return (int) ((long) (index - 1) * devices / of);
  }

  /** Returns how many devices it has. */
  int count(int devices) {
    return (int) ((long) index * devices / of) - first(devices);
  }

  /** Returns whether it is all there is. */
  public boolean isWhole() {
    return of == 1;
  }

  @Override
  public String toString() {
    return index + "/" + of;
  }
}
