package org.wwep.net.tls;

import java.math.BigInteger;
import org.bouncycastle.math.ec.rfc7748.X25519;
import org.jspecify.annotations.Nullable;

/**
 * What two private keys of X25519 agree on, when both are known, as in a simulation they are: one
 * multiplication of the base point, whose multiples the library has in a table, in place of one of
 * any point.
 *
 * <p>The public key of {@code b} is {@code b*G}, so that the secret is the u-coordinate of {@code
 * a*b*G}. {@code G} has the prime order {@code L}; so any {@code c} that is {@code a*b} or {@code
 * -a*b} modulo {@code L} gives the same u-coordinate, and one of the two can be written as the
 * library wants its keys: a multiple of 8 from 2^254 to 2^255.
 *
 * <p><b>Source</b>: RFC 7748, sections 4.1 and 5.
 */
final class KnownScalars {
  private static final int LENGTH = X25519.SCALAR_SIZE;
  private static final int HIGHEST_BIT = 254;
  private static final BigInteger EIGHT = BigInteger.valueOf(8);

  /** The order of the base point. */
  private static final BigInteger ORDER =
      BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));

  private static final BigInteger INVERSE_OF_8 = EIGHT.modInverse(ORDER);

  private KnownScalars() {}

  /**
   * Returns what two private keys agree on, or null for the few whose product cannot be written so.
   *
   * @param one 32 bytes, clamped or not
   * @param other likewise
   */
  static byte @Nullable [] agreed(byte[] one, byte[] other) {
    BigInteger eighth =
        scalar(one).multiply(scalar(other)).mod(ORDER).multiply(INVERSE_OF_8).mod(ORDER);
    BigInteger product = eighth.shiftLeft(3);
    if (product.bitLength() <= HIGHEST_BIT) {
      product = ORDER.shiftLeft(3).subtract(product);
    }
    if (product.bitLength() != HIGHEST_BIT + 1) {
      return null;
    }
    byte[] secret = new byte[X25519.POINT_SIZE];
    X25519.scalarMultBase(bytes(product), 0, secret, 0);
    return secret;
  }

  /** Reads a key as the numbers of X25519 are written: the lowest byte first, and clamped. */
  private static BigInteger scalar(byte[] key) {
    byte[] clamped = key.clone();
    X25519.clampPrivateKey(clamped);
    return new BigInteger(1, reversed(clamped));
  }

  private static byte[] bytes(BigInteger scalar) {
    // Its highest bit is no sign: there is room for one.
    return reversed(scalar.toByteArray());
  }

  private static byte[] reversed(byte[] bytes) {
    byte[] turned = new byte[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      turned[i] = bytes[LENGTH - 1 - i];
    }
    return turned;
  }
}
