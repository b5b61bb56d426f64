package org.wwep.net.tls;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.bouncycastle.tls.CipherSuite;

/** What protects the records; always with forward secrecy, other than a plain PSK of TLS 1.2. */
public enum TlsSuite {
  /** The usual one. */
  AES_128_GCM(
      CipherSuite.TLS_AES_128_GCM_SHA256,
      CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
      CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
      CipherSuite.TLS_ECDHE_PSK_WITH_AES_128_GCM_SHA256,
      CipherSuite.TLS_PSK_WITH_AES_128_GCM_SHA256),
  /** For devices without AES in hardware. */
  CHACHA20_POLY1305(
      CipherSuite.TLS_CHACHA20_POLY1305_SHA256,
      CipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256,
      CipherSuite.TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
      CipherSuite.TLS_ECDHE_PSK_WITH_CHACHA20_POLY1305_SHA256,
      CipherSuite.TLS_PSK_WITH_CHACHA20_POLY1305_SHA256),
  /** The long key. */
  AES_256_GCM(
      CipherSuite.TLS_AES_256_GCM_SHA384,
      CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
      CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
      CipherSuite.TLS_ECDHE_PSK_WITH_AES_256_GCM_SHA384,
      CipherSuite.TLS_PSK_WITH_AES_256_GCM_SHA384);

  /** Who vouches for the peer; TLS 1.3 has no need to say so in the suite. */
  enum Proof {
    ECDSA,
    RSA,
    PSK
  }

  private final int tls13;
  private final int ecdsa;
  private final int rsa;
  private final int ecdhePsk;
  private final int psk;

  TlsSuite(int tls13, int ecdsa, int rsa, int ecdhePsk, int psk) {
    this.tls13 = tls13;
    this.ecdsa = ecdsa;
    this.rsa = rsa;
    this.ecdhePsk = ecdhePsk;
    this.psk = psk;
  }

  /** Returns the numbers to offer or accept, in order; a version that is not used drops out. */
  static int[] numbers(List<TlsSuite> suites, Set<Proof> proofs) {
    int[] numbers = new int[suites.size() * (1 + 2 * Proof.values().length)];
    int count = 0;
    for (TlsSuite suite : suites) {
      numbers[count++] = suite.tls13;
    }
    for (TlsSuite suite : suites) {
      for (Proof proof : proofs) {
        switch (proof) {
          case ECDSA -> numbers[count++] = suite.ecdsa;
          case RSA -> numbers[count++] = suite.rsa;
          case PSK -> {
            numbers[count++] = suite.ecdhePsk;
            numbers[count++] = suite.psk;
          }
        }
      }
    }
    return Arrays.copyOf(numbers, count);
  }

  private boolean has(int number) {
    return number == tls13
        || number == ecdsa
        || number == rsa
        || number == ecdhePsk
        || number == psk;
  }

  /** Returns whether the suite with this number with IANA is for TLS 1.3, and for that only. */
  public static boolean isFor13(int number) {
    return of(number).tls13 == number;
  }

  /** Returns the one that a number with IANA stands for. */
  public static TlsSuite of(int number) {
    for (TlsSuite suite : values()) {
      if (suite.has(number)) {
        return suite;
      }
    }
    throw new IllegalArgumentException("no suite that is offered here: 0x%04X".formatted(number));
  }
}
