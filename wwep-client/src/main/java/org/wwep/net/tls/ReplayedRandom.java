package org.wwep.net.tls;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/** A simulation's randomness in the shape that cryptography asks for; secure in name only. */
final class ReplayedRandom extends SecureRandom {
  private static final long serialVersionUID = 1L;

  private final transient RandomGenerator source;

  ReplayedRandom(RandomGenerator source) {
    super(null, null);
    this.source = source;
  }

  @Override
  public void nextBytes(byte[] bytes) {
    source.nextBytes(bytes);
  }

  @Override
  public byte[] generateSeed(int count) {
    byte[] seed = new byte[count];
    source.nextBytes(seed);
    return seed;
  }
}
