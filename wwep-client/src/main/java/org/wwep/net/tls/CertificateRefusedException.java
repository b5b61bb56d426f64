package org.wwep.net.tls;

import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.TlsFatalAlert;
import org.wwep.net.TlsRejectedException.Reason;

/** The peer's certificate breaks a rule; travels through the library as the cause of an alert. */
final class CertificateRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  CertificateRefusedException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  CertificateRefusedException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  Reason reason() {
    return reason;
  }

  /** Returns what the peer is told. */
  TlsFatalAlert alert() {
    short description =
        switch (reason) {
          case EXPIRED, NOT_YET_VALID -> AlertDescription.certificate_expired;
          case UNKNOWN_CA, SELF_SIGNED -> AlertDescription.unknown_ca;
          case REVOKED -> AlertDescription.certificate_revoked;
          case REVOCATION_UNKNOWN -> AlertDescription.certificate_unknown;
          default -> AlertDescription.bad_certificate;
        };
    return new TlsFatalAlert(description, getMessage(), this);
  }
}
