package org.wwep.net.tls;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.DSAPublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Locale;
import org.wwep.net.TlsRejectedException.Reason;

/** Keys and signatures that can be forged are no proof. */
final class KeyStrengthCheck {
  private static final int RSA_BITS = 2048;
  private static final int EC_BITS = 256;

  private KeyStrengthCheck() {}

  /**
   * Checks one certificate.
   *
   * @param anchor whether it is believed as it is, so that its signature does not matter
   */
  static void check(X509Certificate certificate, boolean anchor)
      throws CertificateRefusedException {
    PublicKey key = certificate.getPublicKey();
    switch (key) {
      case RSAPublicKey rsa -> atLeast(RSA_BITS, rsa.getModulus().bitLength(), certificate);
      case ECPublicKey ec ->
          atLeast(EC_BITS, ec.getParams().getCurve().getField().getFieldSize(), certificate);
      case DSAPublicKey _ ->
          throw new CertificateRefusedException(
              Reason.WEAK_KEY,
              CertificateText.of(certificate) + " has a DSA key, which nobody uses any more");
      default -> {
        // such as Ed25519, whose keys have one length
      }
    }
    if (!anchor && isWeak(certificate.getSigAlgName())) {
      throw new CertificateRefusedException(
          Reason.WEAK_SIGNATURE,
          "%s is signed with %s, which can be forged; SHA-256 or better is needed"
              .formatted(CertificateText.of(certificate), certificate.getSigAlgName()));
    }
  }

  /** Says whether a signature of this kind can be forged. */
  static boolean isWeak(String signature) {
    String algorithm = signature.toUpperCase(Locale.ROOT);
    return algorithm.contains("SHA1")
        || algorithm.contains("SHA-1")
        || algorithm.contains("MD5")
        || algorithm.contains("MD2");
  }

  private static void atLeast(int wanted, int bits, X509Certificate certificate)
      throws CertificateRefusedException {
    if (bits < wanted) {
      throw new CertificateRefusedException(
          Reason.WEAK_KEY,
          "%s has a %s key of %d bits; %d or more are needed"
              .formatted(
                  CertificateText.of(certificate),
                  certificate.getPublicKey().getAlgorithm(),
                  bits,
                  wanted));
    }
  }
}
