package org.wwep.net.tls;

import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Vector;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateEntry;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.SignatureScheme;
import org.bouncycastle.tls.TlsContext;
import org.bouncycastle.tls.TlsCredentialedDecryptor;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.bc.BcDefaultTlsCredentialedDecryptor;
import org.bouncycastle.tls.crypto.impl.bc.BcDefaultTlsCredentialedSigner;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;
import org.wwep.net.TlsRejectedException.Reason;

/** Certificates and signatures between Java's types and the library's. */
final class CertificateChains {
  private static final List<Integer> PKCS1 =
      List.of(
          SignatureScheme.rsa_pkcs1_sha256,
          SignatureScheme.rsa_pkcs1_sha384,
          SignatureScheme.rsa_pkcs1_sha512);

  private static final List<Integer> ECDSA =
      List.of(
          SignatureScheme.ecdsa_secp256r1_sha256,
          SignatureScheme.ecdsa_secp384r1_sha384,
          SignatureScheme.ecdsa_secp521r1_sha512);

  private CertificateChains() {}

  /** Returns what a peer sent, its own first. */
  static List<X509Certificate> of(Certificate sent) throws IOException {
    List<X509Certificate> chain = new ArrayList<>();
    for (TlsCertificate certificate : sent.getCertificateList()) {
      try {
        chain.add(
            certificate instanceof ReplayedCertificate replayed
                ? replayed.parsed()
                : CertificateReader.parse(certificate.getEncoded()));
      } catch (CertificateException e) {
        throw new CertificateRefusedException(
                Reason.BAD_CERTIFICATE,
                "the peer sent a certificate that cannot be read: " + e.getMessage(),
                e)
            .alert();
      }
    }
    return chain;
  }

  /** Returns every signature that is taken from a peer; none with SHA-1. */
  @SuppressWarnings("JdkObsolete") // The library asks for this type.
  static Vector<SignatureAndHashAlgorithm> accepted() {
    Vector<SignatureAndHashAlgorithm> accepted = new Vector<>();
    for (KeyKind kind : KeyKind.values()) {
      for (int scheme : kind.schemes()) {
        accepted.add(SignatureScheme.getSignatureAndHashAlgorithm(scheme));
      }
    }
    return accepted;
  }

  /**
   * Makes the signer for one handshake.
   *
   * @param accepted what the peer can check, as the library has it
   */
  static TlsCredentialedSigner signer(
      TlsContext context, Crypto crypto, Credential own, Vector<?> accepted) throws IOException {
    AsymmetricKeyParameter key = own.key();
    return new BcDefaultTlsCredentialedSigner(
        new TlsCryptoParameters(context),
        crypto,
        key,
        toLibrary(context, crypto, own.chain()),
        choose(context, own, accepted)) {
      @Override
      public byte[] generateRawSignature(byte[] hash) throws IOException {
        byte[] signature = super.generateRawSignature(hash);
        crypto.signed(key, hash, signature);
        return signature;
      }
    };
  }

  /** Makes who proves the key by decrypting, as static RSA has it. */
  static TlsCredentialedDecryptor decryptor(TlsContext context, BcTlsCrypto crypto, Credential own)
      throws IOException {
    return new BcDefaultTlsCredentialedDecryptor(
        crypto, toLibrary(context, crypto, own.chain()), own.key());
  }

  private static SignatureAndHashAlgorithm choose(
      TlsContext context, Credential own, Vector<?> accepted) throws TlsFatalAlert {
    for (int scheme : own.kind().schemes()) {
      SignatureAndHashAlgorithm algorithm = SignatureScheme.getSignatureAndHashAlgorithm(scheme);
      boolean tooOld = TlsUtils.isTLSv13(context) && PKCS1.contains(scheme);
      if (!tooOld && accepted.contains(algorithm)) {
        return algorithm;
      }
    }
    // Before TLS 1.3 any hash goes with any curve.
    if (!TlsUtils.isTLSv13(context) && KeyKind.P256.algorithm().equals(own.kind().algorithm())) {
      for (int scheme : ECDSA) {
        SignatureAndHashAlgorithm algorithm = SignatureScheme.getSignatureAndHashAlgorithm(scheme);
        if (accepted.contains(algorithm)) {
          return algorithm;
        }
      }
    }
    throw new TlsFatalAlert(
        AlertDescription.handshake_failure, "the peer can check no signature of a " + own.kind());
  }

  private static Certificate toLibrary(
      TlsContext context, BcTlsCrypto crypto, List<X509Certificate> chain) throws IOException {
    TlsCertificate[] certificates = new TlsCertificate[chain.size()];
    for (int i = 0; i < certificates.length; i++) {
      try {
        certificates[i] = crypto.createCertificate(chain.get(i).getEncoded());
      } catch (CertificateEncodingException e) {
        throw new IllegalStateException("it was read from its encoding", e);
      }
    }
    if (!TlsUtils.isTLSv13(context)) {
      return new Certificate(certificates);
    }
    CertificateEntry[] entries = new CertificateEntry[certificates.length];
    for (int i = 0; i < entries.length; i++) {
      entries[i] = new CertificateEntry(certificates[i], null);
    }
    return new Certificate(TlsUtils.EMPTY_BYTES, entries);
  }
}
