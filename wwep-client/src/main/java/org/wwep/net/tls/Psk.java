package org.wwep.net.tls;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bouncycastle.tls.BasicTlsPSKExternal;
import org.bouncycastle.tls.PRFAlgorithm;
import org.bouncycastle.tls.TlsPSKExternal;
import org.bouncycastle.tls.TlsPSKIdentity;
import org.bouncycastle.tls.crypto.TlsCrypto;

/** A pre-shared key and the identity that names it; its text never has the key. */
public final class Psk {
  static final int SHORTEST = 16;

  private final byte[] identity;
  private final byte[] key;

  private Psk(byte[] identity, byte[] key) {
    this.identity = identity;
    this.key = key;
  }

  /**
   * Makes one.
   *
   * @param identity sent in the clear, 1 byte or more in UTF-8
   * @param key 16 bytes or more, since what is shorter can be guessed from one recorded handshake
   */
  public static Psk of(String identity, byte[] key) {
    if (identity.isEmpty()) {
      throw new IllegalArgumentException("a PSK identity has a character or more, was empty");
    }
    if (key.length < SHORTEST) {
      throw new IllegalArgumentException("a PSK has 16 bytes or more, had " + key.length);
    }
    return new Psk(identity.getBytes(StandardCharsets.UTF_8), key.clone());
  }

  /** Returns what is sent in the clear. */
  public String identity() {
    return new String(identity, StandardCharsets.UTF_8);
  }

  boolean isNamed(byte[] wanted) {
    return Arrays.equals(identity, wanted);
  }

  byte[] key() {
    return key.clone();
  }

  /** Returns it as TLS 1.3 takes it: by RFC 8446 a key without a hash of its own is for SHA-256. */
  TlsPSKExternal external(TlsCrypto crypto) {
    return new BasicTlsPSKExternal(
        identity.clone(), crypto.createSecret(key.clone()), PRFAlgorithm.tls13_hkdf_sha256);
  }

  /** Returns it as TLS 1.2 takes it. */
  TlsPSKIdentity named() {
    return new TlsPSKIdentity() {
      @Override
      public void skipIdentityHint() {}

      @Override
      public void notifyIdentityHint(byte[] hint) {}

      @Override
      public byte[] getPSKIdentity() {
        return identity.clone();
      }

      @Override
      public byte[] getPSK() {
        return key.clone();
      }
    };
  }

  @Override
  public String toString() {
    return "PSK '" + identity() + "'";
  }
}
