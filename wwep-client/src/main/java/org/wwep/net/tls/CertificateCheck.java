package org.wwep.net.tls;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wwep.net.TerminalText;
import org.wwep.net.TlsRejectedException.Reason;

/**
 * Whether a peer's certificates are good enough, and if not, by which rule.
 *
 * <p>Rules are looked at in a fixed order, and the first one broken is told: strength, dates,
 * trust, purpose, revocation, name, pin. Without anchors a pinned key is the proof, see {@link
 * PinnedCertificate}.
 *
 * @param trust whom to believe, or null if the pins alone decide
 * @param name who it has to be, or null if anybody the anchors vouch for will do
 * @param pins public keys, one of which has to be there; empty if any will do
 * @param purpose what the certificate is used for
 */
record CertificateCheck(
    @Nullable TrustAnchors trust,
    @Nullable HostName name,
    Set<PublicKeyPin> pins,
    Purpose purpose) {

  /**
   * Checks what a peer sent.
   *
   * @return what is wrong with it and does not matter, since its key is pinned; one line each
   */
  List<String> accept(List<X509Certificate> sent, Instant now) throws CertificateRefusedException {
    if (sent.isEmpty()) {
      throw new CertificateRefusedException(Reason.BAD_CERTIFICATE, "the peer sent no certificate");
    }
    if (trust == null && pins.isEmpty()) {
      throw new CertificateRefusedException(
          Reason.UNKNOWN_CA,
          "the server did not take the pre-shared key, and nothing here vouches for "
              + CertificateText.of(sent.getFirst()));
    }
    if (trust == null) {
      return PinnedCertificate.remarks(pins, name, purpose, sent.getFirst(), now);
    }
    TrustPath path = trust.path(sent);
    if (!path.isProven()) {
      for (X509Certificate certificate : path.certificates()) {
        KeyStrengthCheck.check(certificate, certificate.equals(path.last()) && path.anchored());
      }
    }
    for (X509Certificate certificate : path.certificates()) {
      checkDates(certificate, now);
    }
    purpose.check(path.leaf());
    if (!path.isProven()) {
      checkTrust(trust, path);
      PathRules.check(path, now);
      trust.remember(sent, path);
    }
    trust.revocations().check(path, now);
    checkName(path.leaf(), name);
    checkPins(path);
    return List.of();
  }

  /**
   * Returns why a peer that was accepted before would be refused now, or null; one that showed no
   * certificate was accepted without.
   */
  @Nullable CertificateRefusedException refusal(List<X509Certificate> shown, Instant now) {
    if (shown.isEmpty()) {
      return null;
    }
    try {
      accept(shown, now);
      return null;
    } catch (CertificateRefusedException e) {
      return e;
    }
  }

  /**
   * Refuses a server by the answer of its CA that it sent; without anchors there is no CA to ask.
   *
   * @return whether there was a good one
   */
  boolean isStapledGood(List<X509Certificate> sent, byte @Nullable [] answer, Instant now)
      throws CertificateRefusedException {
    return trust != null && StapledAnswer.check(trust.path(sent), answer, now);
  }

  static void checkDates(X509Certificate certificate, Instant now)
      throws CertificateRefusedException {
    Instant from = certificate.getNotBefore().toInstant();
    Instant to = certificate.getNotAfter().toInstant();
    if (now.isAfter(to)) {
      throw new CertificateRefusedException(
          Reason.EXPIRED,
          "%s expired at %s, %s ago (it is %s here)"
              .formatted(CertificateText.of(certificate), to, CertificateText.span(to, now), now));
    }
    if (now.isBefore(from)) {
      throw new CertificateRefusedException(
          Reason.NOT_YET_VALID,
          "%s is valid only from %s, in %s (it is %s here: is this clock set? each attempt looks at it anew)"
              .formatted(
                  CertificateText.of(certificate), from, CertificateText.span(now, from), now));
    }
  }

  private static void checkTrust(TrustAnchors trust, TrustPath path)
      throws CertificateRefusedException {
    if (path.anchored()) {
      return;
    }
    X509Certificate last = path.last();
    if (last.equals(path.leaf()) && TrustAnchors.isSignedBy(last, last)) {
      throw new CertificateRefusedException(
          Reason.SELF_SIGNED,
          CertificateText.of(last) + " vouches for itself, and is not trusted here");
    }
    throw new CertificateRefusedException(
        Reason.UNKNOWN_CA,
        trust.hasNamesake(last)
            ? "%s is not signed by the key of the trusted CA of that name"
                .formatted(CertificateText.of(last))
            : "nobody trusted vouches for %s; trusted are %s"
                .formatted(CertificateText.of(last), trust));
  }

  static void checkName(X509Certificate leaf, @Nullable HostName name)
      throws CertificateRefusedException {
    try {
      if (name != null && !name.isIn(leaf)) {
        throw new CertificateRefusedException(
            Reason.WRONG_NAME,
            "%s is for %s, not for '%s'"
                .formatted(
                    CertificateText.of(leaf),
                    TerminalText.of(HostName.listed(leaf).toString()),
                    name));
      }
    } catch (CertificateParsingException e) {
      throw new CertificateRefusedException(
          Reason.BAD_CERTIFICATE, CertificateText.of(leaf) + " has names that cannot be read", e);
    }
  }

  private void checkPins(TrustPath path) throws CertificateRefusedException {
    if (pins.isEmpty()
        || path.certificates().stream().map(PublicKeyPin::of).anyMatch(pins::contains)) {
      return;
    }
    throw PinnedCertificate.mismatch(path.leaf(), pins);
  }
}
