package org.wwep.net.tls;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.wwep.net.TlsRejectedException.Reason;

/** Whether an own certificate can do what it is shown for. */
final class CredentialCheck {
  private CredentialCheck() {}

  /** Returns what may be disliked; throws for what nobody can accept. */
  static List<String> check(Credential own, Purpose purpose, Instant now)
      throws CredentialException {
    X509Certificate leaf = own.chain().getFirst();
    List<String> warnings = new ArrayList<>();
    try {
      KeyStrengthCheck.check(leaf, true);
      purpose.check(leaf);
    } catch (CertificateRefusedException e) {
      throw new CredentialException(String.valueOf(e.getMessage()), e);
    }
    try {
      KeyStrengthCheck.check(leaf, own.chain().size() == 1);
    } catch (CertificateRefusedException e) {
      warnings.add(String.valueOf(e.getMessage()));
    }
    for (X509Certificate certificate : own.chain()) {
      try {
        CertificateCheck.checkDates(certificate, now);
      } catch (CertificateRefusedException e) {
        // Not yet valid is what a machine says whose clock is not set.
        if (e.reason() != Reason.NOT_YET_VALID) {
          throw new CredentialException(String.valueOf(e.getMessage()), e);
        }
        warnings.add(String.valueOf(e.getMessage()));
      }
    }
    if (leaf.getBasicConstraints() >= 0) {
      warnings.add(
          CertificateText.of(leaf) + " is a CA's; clients that are strict refuse it as a leaf");
    }
    return List.copyOf(warnings);
  }
}
