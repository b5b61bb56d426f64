package org.wwep.net.tls;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import org.wwep.net.TlsRejectedException.Reason;

/** What holds between the certificates of a path: who may be a CA, for how long a path, of what. */
final class PathRules {
  private static final int KEY_CERT_SIGN = 5;
  private static final int FIRST_WITH_EXTENSIONS = 3;

  private PathRules() {}

  static void check(TrustPath path, Instant now) throws CertificateRefusedException {
    for (X509Certificate issuer : path.certificates().subList(1, path.certificates().size())) {
      checkCa(issuer, path.leaf());
    }
    if (!path.below().isEmpty()) {
      checkPkix(path, now);
    }
  }

  private static void checkCa(X509Certificate issuer, X509Certificate leaf)
      throws CertificateRefusedException {
    boolean old = issuer.getVersion() < FIRST_WITH_EXTENSIONS;
    boolean[] usage = issuer.getKeyUsage();
    if ((!old && issuer.getBasicConstraints() < 0) || (usage != null && !usage[KEY_CERT_SIGN])) {
      throw new CertificateRefusedException(
          Reason.BAD_CERTIFICATE,
          "%s is no CA's, but vouches for %s"
              .formatted(CertificateText.of(issuer), CertificateText.subject(leaf)));
    }
  }

  private static void checkPkix(TrustPath path, Instant now) throws CertificateRefusedException {
    try {
      PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(path.last(), null)));
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(now));
      CertPathValidator.getInstance("PKIX")
          .validate(
              CertificateFactory.getInstance("X.509").generateCertPath(path.below()), parameters);
    } catch (CertPathValidatorException e) {
      X509Certificate blamed =
          e.getIndex() < 0 ? path.leaf() : path.certificates().get(e.getIndex());
      throw new CertificateRefusedException(
          Reason.BAD_CERTIFICATE,
          CertificateText.of(blamed) + " breaks a rule: " + e.getMessage(),
          e);
    } catch (GeneralSecurityException e) {
      throw new CertificateRefusedException(
          Reason.BAD_CERTIFICATE,
          "the path of %s cannot be checked: %s"
              .formatted(CertificateText.of(path.leaf()), e.getMessage()),
          e);
    }
  }
}
