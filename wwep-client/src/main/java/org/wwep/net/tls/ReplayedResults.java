package org.wwep.net.tls;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.jspecify.annotations.Nullable;

/**
 * What one side of a handshake in virtual time has worked out and the other one, in the same
 * program, is about to: the secret that both agree on, and whether a signature is right. Both are
 * functions of their inputs, so it is the same whoever works it out. And the private keys of public
 * values, by which the secret is worked out in less time, and what certificates say.
 *
 * <p><b>Shape</b>: each result of a handshake is asked for once at most. A key's signatures count
 * as right only after one of them was really checked. Any thread.
 */
final class ReplayedResults {
  private static final int MOST = 1024;

  /** A signature by a key, to be checked with a public key. */
  private record Proof(ByteBuffer publicKey, AsymmetricKeyParameter key) {}

  private final Map<ByteBuffer, KnownCertificate> certificates = new ConcurrentHashMap<>();
  private final Map<ByteBuffer, byte[]> keys = new ConcurrentHashMap<>();
  private final Map<ByteBuffer, byte[]> secrets = new ConcurrentHashMap<>();
  private final Map<ByteBuffer, AsymmetricKeyParameter> signatures = new ConcurrentHashMap<>();
  private final Set<Proof> proofs = ConcurrentHashMap.newKeySet();

  /** Returns what a certificate says; null if the library would write it otherwise. */
  @Nullable KnownCertificate certificate(byte[] encoding) throws IOException {
    KnownCertificate known = certificates.get(ByteBuffer.wrap(encoding));
    if (known == null) {
      known = KnownCertificate.read(encoding);
      if (known != null) {
        put(certificates, ByteBuffer.wrap(known.encoding()), known);
      }
    }
    return known;
  }

  /** Remembers the private key of a public value. */
  void generated(byte[] value, byte[] key) {
    put(keys, ByteBuffer.wrap(value.clone()), key);
  }

  /** Returns the private key of a public value, once, or null if it is not known. */
  byte @Nullable [] takeGenerated(byte[] value) {
    return keys.remove(ByteBuffer.wrap(value));
  }

  /** Remembers what two public values agree on. */
  void agreed(byte[] own, byte[] peer, byte[] secret) {
    put(secrets, pair(own, peer), secret);
  }

  /** Returns what two public values agree on, once, or null if that is not known. */
  byte @Nullable [] takeAgreed(byte[] own, byte[] peer) {
    return secrets.remove(pair(own, peer));
  }

  private static ByteBuffer pair(byte[] own, byte[] peer) {
    return Arrays.compare(own, peer) < 0 ? joined(own, peer) : joined(peer, own);
  }

  /** Remembers that a key has signed a hash. */
  void signed(AsymmetricKeyParameter key, byte[] hash, byte[] signature) {
    put(signatures, joined(hash, signature), key);
  }

  /**
   * Returns whether a signature of a hash is right.
   *
   * @param publicKey of the certificate that is to prove it
   * @param check checks it really
   */
  boolean isRight(byte[] publicKey, byte[] hash, byte[] signature, SignatureCheck check)
      throws IOException {
    AsymmetricKeyParameter key = signatures.remove(joined(hash, signature));
    if (key == null) {
      return check.isRight();
    }
    Proof proof = new Proof(ByteBuffer.wrap(publicKey), key);
    if (proofs.contains(proof)) {
      return true;
    }
    boolean right = check.isRight();
    if (right && proofs.size() < MOST) {
      proofs.add(proof);
    }
    return right;
  }

  /** Checks one signature. */
  @FunctionalInterface
  interface SignatureCheck {
    boolean isRight() throws IOException;
  }

  private static <T> void put(Map<ByteBuffer, T> results, ByteBuffer of, T result) {
    if (results.size() >= MOST) {
      // Of connections that broke in between: nobody will ask.
      results.clear();
    }
    results.put(of, result);
  }

  private static ByteBuffer joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return ByteBuffer.wrap(both);
  }
}
