package org.wwep.emulator.fault;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Gives every fault of every connection a random sequence of its own. */
final class FaultRandom {
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;
  private static final long ODD = 0x9e3779b97f4a7c15L;

  private FaultRandom() {}

  /**
   * Returns the sequence of a fault; it depends on nothing else, so that a fault more or less
   * leaves those of the others as they are.
   */
  static RandomGenerator of(long seed, String name, long connection, Direction direction) {
    long hash = FNV_OFFSET;
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * FNV_PRIME;
    }
    long mixed = mix(seed + ODD);
    mixed = mix(mixed ^ hash);
    mixed = mix(mixed ^ (connection + ODD));
    return new SplittableRandom(mix(mixed ^ (direction == Direction.UPSTREAM ? 1 : 2)));
  }

  /** Lets every bit of the input change about half of the output's. */
  private static long mix(long input) {
    long x = (input ^ (input >>> 32)) * 0xd6e8feb86659fd93L;
    x = (x ^ (x >>> 32)) * 0xd6e8feb86659fd93L;
    return x ^ (x >>> 32);
  }
}
