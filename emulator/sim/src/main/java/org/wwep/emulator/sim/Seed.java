package org.wwep.emulator.sim;

/**
 * A seed, and the seeds derived from it by name.
 *
 * <p><b>Shape</b>: what is derived depends on the seed and the name only, not on what else was
 * derived or drawn: each user of randomness has a stream of its own, and adding one leaves the
 * others as they were.
 *
 * @param value the 64 bits
 */
public record Seed(long value) {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  /** Returns the seed of a part, such as a device or a fault. */
  public Seed of(String part) {
    long hash = value;
    for (int i = 0; i < part.length(); i++) {
      hash = mix(hash * 31 + part.charAt(i) + GOLDEN);
    }
    return new Seed(mix(hash + part.length()));
  }

  /** Returns the seed of one of many alike, such as a connection. */
  public Seed of(long number) {
    return new Seed(mix(value + mix(number + GOLDEN)));
  }

  /** Returns a stream that starts here. */
  public SimRandom random() {
    return new SimRandom(value);
  }

  /** The finalizer of SplitMix64; Source: Steele, Lea, Flood, OOPSLA 2014. */
  static long mix(long z) {
    long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
    return b ^ (b >>> 31);
  }
}
