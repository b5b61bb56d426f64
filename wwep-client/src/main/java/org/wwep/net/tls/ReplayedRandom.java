package org.wwep.net.tls;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/**
 * A simulation's randomness in the shape that cryptography asks for; secure in name only.
 *
 * <p>What is made with it can be guessed: never for a real network.
 */
public final class ReplayedRandom extends SecureRandom {
  private static final long serialVersionUID = 1L;

  private final transient RandomGenerator source;

  /** Draws from this source. */
  public ReplayedRandom(RandomGenerator source) {
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
