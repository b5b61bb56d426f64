package org.wwep.net.tls;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.bouncycastle.crypto.ExtendedDigest;
import org.bouncycastle.util.Memoable;

/** Java's own hash, which uses the processor's instructions, in the library's shape. */
final class JavaDigest implements ExtendedDigest, Memoable {
  private final int blockLength;
  private MessageDigest digest;

  private JavaDigest(MessageDigest digest, int blockLength) {
    this.digest = digest;
    this.blockLength = blockLength;
  }

  static JavaDigest of(String algorithm, int blockLength) {
    try {
      return new JavaDigest(MessageDigest.getInstance(algorithm), blockLength);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has " + algorithm, e);
    }
  }

  @Override
  public String getAlgorithmName() {
    return digest.getAlgorithm();
  }

  @Override
  public int getDigestSize() {
    return digest.getDigestLength();
  }

  @Override
  public int getByteLength() {
    return blockLength;
  }

  @Override
  public void update(byte in) {
    digest.update(in);
  }

  @Override
  public void update(byte[] in, int offset, int length) {
    digest.update(in, offset, length);
  }

  @Override
  public int doFinal(byte[] out, int offset) {
    try {
      return digest.digest(out, offset, getDigestSize());
    } catch (DigestException e) {
      throw new IllegalArgumentException("no room for a hash at " + offset, e);
    }
  }

  @Override
  public void reset() {
    digest.reset();
  }

  @Override
  public JavaDigest copy() {
    return new JavaDigest(cloned(digest), blockLength);
  }

  @Override
  public void reset(Memoable other) {
    digest = cloned(((JavaDigest) other).digest);
  }

  private static MessageDigest cloned(MessageDigest digest) {
    try {
      return (MessageDigest) digest.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("every Java's own hashes can be cloned", e);
    }
  }
}
