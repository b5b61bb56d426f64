package org.wwep.net.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.wwep.net.TlsRejectedException.Reason;

/**
 * An own certificate, the certificates between it and its CA, and its private key.
 *
 * <p><b>Shape</b>: immutable; read once and used by any number of connections. Its text never has
 * the key.
 */
public final class Credential {
  private static final int KEY_ENCIPHERMENT = 2;

  private final List<X509Certificate> chain;
  private final AsymmetricKeyParameter key;
  private final KeyKind kind;

  private Credential(List<X509Certificate> chain, AsymmetricKeyParameter key, KeyKind kind) {
    this.chain = List.copyOf(chain);
    this.key = key;
    this.kind = kind;
  }

  /**
   * Reads two files, or one that has both.
   *
   * @param certificates PEM, own certificate first, or DER, or PKCS#12
   * @param key PEM or DER: PKCS#8, SEC1 or PKCS#1; or PKCS#12
   */
  public static Credential read(Path certificates, Path key, Passwords passwords)
      throws CredentialException {
    return read(CredentialSource.of(certificates), CredentialSource.of(key), passwords);
  }

  /**
   * Reads one file that has both, PKCS#12 or PEM.
   *
   * @return nothing if there is no private key in it
   */
  public static Optional<Credential> readBoth(Path file, Passwords passwords)
      throws CredentialException {
    CredentialSource both = CredentialSource.of(file);
    return both.holdsKey() ? Optional.of(read(both, both, passwords)) : Optional.empty();
  }

  static Credential read(CredentialSource certificates, CredentialSource key, Passwords passwords)
      throws CredentialException {
    if (certificates.isPkcs12()) {
      Pkcs12Reader.Pkcs12Content opened = Pkcs12Reader.read(certificates, passwords);
      boolean same = Arrays.equals(certificates.bytes(), key.bytes());
      return matched(
          opened.chain(),
          same ? opened.key() : KeyReader.read(key, passwords),
          same ? key.name() : key.name() + " and " + certificates.name());
    }
    return matched(
        CertificateReader.read(certificates),
        KeyReader.read(key, passwords),
        key.name() + " and " + certificates.name());
  }

  /** Makes one of what is in memory; own certificate first. */
  public static Credential of(List<X509Certificate> chain, PrivateKey key)
      throws CredentialException {
    byte[] encoded = key.getEncoded();
    if (chain.isEmpty() || encoded == null) {
      throw new IllegalArgumentException("a credential has a certificate and a key in PKCS#8");
    }
    try {
      return matched(chain, PrivateKeyFactory.createKey(encoded), "the key in memory");
    } catch (IOException e) {
      throw new CredentialException("a key of a kind unknown here: " + key.getAlgorithm(), e);
    }
  }

  private static Credential matched(
      List<X509Certificate> chain, AsymmetricKeyParameter key, String names)
      throws CredentialException {
    SubjectPublicKeyInfo certified =
        SubjectPublicKeyInfo.getInstance(chain.getFirst().getPublicKey().getEncoded());
    KeyKind kind = KeyKind.of(key, certified, names);
    if (!KeyMatch.fits(key, certified, names)) {
      throw new CredentialException(
          names
              + ": the private key is not that of the certificate of "
              + CertificateText.subject(chain.getFirst()));
    }
    return new Credential(chain, key, kind);
  }

  /** Returns the certificates, the own one first. */
  public List<X509Certificate> chain() {
    return chain;
  }

  AsymmetricKeyParameter key() {
    return key;
  }

  /**
   * Checks that a server can show this, before the first client finds out.
   *
   * @return what some clients may not like, one line each
   * @throws CredentialException if no client can accept it, such as an expired certificate
   */
  public List<String> checkServer(Instant now) throws CredentialException {
    return CredentialCheck.check(this, Purpose.SERVER, now);
  }

  /**
   * Checks that a client can show this.
   *
   * @return what some servers may not like, one line each
   * @throws CredentialException if no server can accept it
   */
  public List<String> checkClient(Instant now) throws CredentialException {
    return CredentialCheck.check(this, Purpose.CLIENT, now);
  }

  /** Returns this with its issuer's certificate behind it, if it has nothing there yet. */
  public Credential withIssuer(X509Certificate issuer) {
    return chain.size() > 1 || !TrustAnchors.isSignedBy(chain.getFirst(), issuer)
        ? this
        : new Credential(List.of(chain.getFirst(), issuer), key, kind);
  }

  /**
   * Checks that a server can send this answer of its CA (OCSP) along.
   *
   * @param answer in DER
   * @return what clients will not like: that the certificate is revoked
   * @throws CredentialException if no client can make anything of it
   */
  public List<String> checkAnswer(byte[] answer, Instant now) throws CredentialException {
    if (chain.size() == 1) {
      throw new CredentialException(
          "put the certificate of its CA behind that of %s: answers are signed by it"
              .formatted(CertificateText.subject(chain.getFirst())));
    }
    try {
      boolean _ = StapledAnswer.check(new TrustPath(chain, false, false), answer, now);
      return List.of();
    } catch (CertificateRefusedException e) {
      if (e.reason() == Reason.REVOKED) {
        return List.of(String.valueOf(e.getMessage()));
      }
      throw new CredentialException(String.valueOf(e.getMessage()), e);
    }
  }

  /** Returns the key in PKCS#8, as other programs and Java's own engines take it. */
  byte[] pkcs8() {
    try {
      return KeyEncoder.pkcs8(
              key, SubjectPublicKeyInfo.getInstance(chain.getFirst().getPublicKey().getEncoded()))
          .getEncoded();
    } catch (IOException e) {
      throw new IllegalStateException("it was read from its encoding", e);
    }
  }

  /**
   * Returns the key as Java's own engines take it.
   *
   * @throws GeneralSecurityException if this Java does not know its kind
   */
  PrivateKey privateKey() throws GeneralSecurityException {
    byte[] encoded = pkcs8();
    try {
      return KeyFactory.getInstance(kind().algorithm())
          .generatePrivate(new PKCS8EncodedKeySpec(encoded));
    } finally {
      Arrays.fill(encoded, (byte) 0);
    }
  }

  KeyKind kind() {
    return kind;
  }

  /** Returns by what the key can prove itself, as its certificate permits. */
  TlsSuite.Proof proof() {
    boolean[] usage = chain.getFirst().getKeyUsage();
    return kind == KeyKind.RSA && usage != null && !usage[KEY_ENCIPHERMENT]
        ? TlsSuite.Proof.RSA_SIGNATURE
        : kind.proof();
  }

  @Override
  public String toString() {
    return "certificate of " + CertificateText.subject(chain.getFirst());
  }
}
