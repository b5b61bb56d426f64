package org.wwep.emulator.sim;

import java.util.random.RandomGenerator;

/**
 * A stream of random numbers that is the same on every machine and every JDK.
 *
 * <p><b>Shape</b>: SplitMix64. The bounded draws are written out here, since the JDK does not
 * promise to keep how its own are made from the raw ones.
 *
 * <p>Owned by one world.
 */
public final class SimRandom implements RandomGenerator {
  private long state;

  /** Makes the stream of a seed. */
  public SimRandom(long seed) {
    state = seed;
  }

  @Override
  public long nextLong() {
    state += 0x9E3779B97F4A7C15L;
    return Seed.mix(state);
  }

  @Override
  public int nextInt() {
    return (int) (nextLong() >>> 32);
  }

  @Override
  public int nextInt(int bound) {
    return (int) nextLong(bound);
  }

  @Override
  public int nextInt(int origin, int bound) {
    return (int) nextLong(origin, bound);
  }

  @Override
  public long nextLong(long bound) {
    if (bound <= 0) {
      throw new IllegalArgumentException("a bound is 1 or more, was " + bound);
    }
    return Math.unsignedMultiplyHigh(nextLong(), bound);
  }

  @Override
  public long nextLong(long origin, long bound) {
    return origin + nextLong(bound - origin);
  }

  @Override
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1.0p-53;
  }

  @Override
  public boolean nextBoolean() {
    return nextLong() < 0;
  }

  @Override
  public void nextBytes(byte[] bytes) {
    long word = 0;
    for (int i = 0; i < bytes.length; i++) {
      word = i % 8 == 0 ? nextLong() : word >>> 8;
      bytes[i] = (byte) word;
    }
  }
}
