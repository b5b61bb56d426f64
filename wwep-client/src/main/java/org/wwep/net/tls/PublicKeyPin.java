package org.wwep.net.tls;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

/**
 * A public key by its SHA-256: a certificate may be renewed, the key behind it stays known.
 *
 * @param hex the SHA-256 of the key's SubjectPublicKeyInfo, 64 lower-case hex digits
 */
public record PublicKeyPin(String hex) {
  /** Checks the length and the digits. */
  public PublicKeyPin {
    if (!hex.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("a pin has 64 lower-case hex digits, was '" + hex + "'");
    }
  }

  /** Returns the pin of a certificate's public key. */
  public static PublicKeyPin of(X509Certificate certificate) {
    return new PublicKeyPin(sha256(certificate.getPublicKey().getEncoded()));
  }

  /**
   * Reads a pin as people write it: hex digits in either case, with or without colons, or Base64,
   * each with or without {@code sha256/} before it.
   */
  public static PublicKeyPin parse(String text) {
    String bare = text.strip();
    if (bare.startsWith("sha256/")) {
      bare = bare.substring("sha256/".length());
    }
    String digits = bare.replace(":", "").toLowerCase(Locale.ROOT);
    if (digits.matches("[0-9a-f]{64}")) {
      return new PublicKeyPin(digits);
    }
    if (bare.matches("[A-Za-z0-9+/]{43}=?")) {
      return new PublicKeyPin(HexFormat.of().formatHex(Base64.getDecoder().decode(bare)));
    }
    throw new IllegalArgumentException(
        "a pin is the SHA-256 of a public key, 64 hex digits or 44 of Base64, was '" + text + "'");
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Returns {@code sha256/} and the hex digits. */
  @Override
  public String toString() {
    return "sha256/" + hex;
  }
}
