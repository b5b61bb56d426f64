package org.wwep.net.tls;

import java.io.IOException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.tls.CertificateType;
import org.bouncycastle.tls.NamedGroup;
import org.bouncycastle.tls.crypto.CryptoHashAlgorithm;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.TlsECConfig;
import org.bouncycastle.tls.crypto.TlsECDomain;
import org.bouncycastle.tls.crypto.TlsNonceGenerator;
import org.bouncycastle.tls.crypto.impl.TlsAEADCipher;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;

/**
 * The library's public-key arithmetic with Java's own hashes and AES-GCM: each is the faster one.
 *
 * <p>Any thread; the randomness is the world's.
 */
final class Crypto extends BcTlsCrypto {
  private static final int SHORT_BLOCK = 64;
  private static final int LONG_BLOCK = 128;

  private static final ReplayedResults RESULTS = new ReplayedResults();

  private final boolean replayed;

  /**
   * Makes one.
   *
   * @param replayed whether the same randomness has to give the same bytes
   */
  Crypto(SecureRandom random, boolean replayed) {
    super(random);
    this.replayed = replayed;
  }

  @Override
  public Digest createDigest(int algorithm) {
    return switch (algorithm) {
      case CryptoHashAlgorithm.sha256 -> JavaDigest.of("SHA-256", SHORT_BLOCK);
      case CryptoHashAlgorithm.sha384 -> JavaDigest.of("SHA-384", LONG_BLOCK);
      case CryptoHashAlgorithm.sha512 -> JavaDigest.of("SHA-512", LONG_BLOCK);
      default -> super.createDigest(algorithm);
    };
  }

  @Override
  public Digest cloneDigest(int algorithm, Digest digest) {
    return digest instanceof JavaDigest ours ? ours.copy() : super.cloneDigest(algorithm, digest);
  }

  @Override
  protected TlsAEADCipher createCipher_AES_GCM(
      TlsCryptoParameters parameters, int keyLength, int macLength) throws IOException {
    return new TlsAEADCipher(
        parameters,
        new JavaAead(JavaAead.Algorithm.AES_GCM, Cipher.ENCRYPT_MODE),
        new JavaAead(JavaAead.Algorithm.AES_GCM, Cipher.DECRYPT_MODE),
        keyLength,
        macLength,
        TlsAEADCipher.AEAD_GCM,
        null);
  }

  @Override
  public TlsCertificate createCertificate(short type, byte[] encoding) throws IOException {
    KnownCertificate known =
        replayed && type == CertificateType.X509 ? RESULTS.certificate(encoding) : null;
    return known == null
        ? super.createCertificate(type, encoding)
        : new ReplayedCertificate(this, known, RESULTS);
  }

  @Override
  public TlsECDomain createECDomain(TlsECConfig config) {
    TlsECDomain domain =
        replayed && config.getNamedGroup() == NamedGroup.x25519
            ? () -> new ReplayedX25519(this, RESULTS)
            : super.createECDomain(config);
    return replayed ? () -> new ReplayedAgreement(this, domain.createECDH(), RESULTS) : domain;
  }

  /** Takes that a key has signed a hash: whoever checks that in virtual time is spared it. */
  void signed(AsymmetricKeyParameter key, byte[] hash, byte[] signature) {
    if (replayed) {
      RESULTS.signed(key, hash, signature);
    }
  }

  // The library stirs its own counter and the machine's clock in, which no seed replays.
  @Override
  public TlsNonceGenerator createNonceGenerator(byte[] additional) {
    return super.createNonceGenerator(replayed ? new byte[additional.length] : additional);
  }
}
