package org.wwep.net.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.security.GeneralSecurityException;
import java.security.cert.CRLException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.jspecify.annotations.Nullable;
import org.wwep.net.TlsRejectedException.Reason;

/**
 * One CA's list of certificates that it has revoked (CRL); complete ones only.
 *
 * <p>Immutable for its users; any thread. Remembers who was found to have signed it.
 */
final class RevocationList {
  private static final int CRL_SIGN = 6;

  private final String name;
  private final X509CRL crl;
  private volatile @Nullable X509Certificate signer;

  private RevocationList(String name, X509CRL crl) {
    this.name = name;
    this.crl = crl;
  }

  /** Reads all lists of a file, PEM or DER; other blocks of PEM are passed over. */
  static List<RevocationList> read(CredentialSource source) throws CredentialException {
    List<RevocationList> lists = new ArrayList<>();
    if (!source.isPem()) {
      lists.add(parse(source, source.bytes()));
      return lists;
    }
    try (PemReader reader = new PemReader(new StringReader(source.text()))) {
      for (PemObject block = reader.readPemObject();
          block != null;
          block = reader.readPemObject()) {
        if (block.getType().equals("X509 CRL")) {
          lists.add(parse(source, block.getContent()));
        }
      }
    } catch (IOException | IllegalStateException | IllegalArgumentException e) {
      throw source.wrong("a damaged PEM block", e);
    }
    return lists;
  }

  private static RevocationList parse(CredentialSource source, byte[] der)
      throws CredentialException {
    try {
      X509CRL crl =
          (X509CRL)
              CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(der));
      throwIfPart(source, crl);
      return new RevocationList(source.name(), crl);
    } catch (CRLException | CertificateException e) {
      throw source.wrong("no revocation list (CRL), neither in PEM nor in DER", e);
    }
  }

  /** A list of a part says nothing of the rest, and one signed with SHA-1 may be anybody's. */
  private static void throwIfPart(CredentialSource source, X509CRL crl) throws CredentialException {
    if (crl.getExtensionValue(Extension.deltaCRLIndicator.getId()) != null) {
      throw source.wrong("a delta CRL, which lists changes only: give the complete list");
    }
    if (crl.getExtensionValue(Extension.issuingDistributionPoint.getId()) != null) {
      throw source.wrong(
          "a CRL of a part of the CA's certificates (issuingDistributionPoint): give the complete"
              + " list");
    }
    if (crl.hasUnsupportedCriticalExtension()) {
      throw source.wrong("a CRL with a critical extension that is not known here");
    }
    if (KeyStrengthCheck.isWeak(crl.getSigAlgName())) {
      throw source.wrong(
          "a CRL signed with " + crl.getSigAlgName() + ", which can be forged; ask for SHA-256");
    }
  }

  Instant date() {
    return crl.getThisUpdate().toInstant();
  }

  byte[] encoded() {
    try {
      return crl.getEncoded();
    } catch (CRLException e) {
      throw new IllegalStateException("it was read from its encoding", e);
    }
  }

  /** Returns the file or block that it came from. */
  String name() {
    return name;
  }

  /** Returns whose list it is, such as {@code 'CN=Test CA'}. */
  String issuer() {
    return "'" + CertificateText.name(crl.getIssuerX500Principal()) + "'";
  }

  /** Says whether it bears this CA's name, whoever signed it. */
  boolean isNamed(X509Certificate ca) {
    return crl.getIssuerX500Principal().equals(ca.getSubjectX500Principal());
  }

  /** Says whether this CA made it. */
  boolean isOf(X509Certificate ca) {
    if (!isNamed(ca)) {
      return false;
    }
    if (ca.equals(signer)) {
      return true;
    }
    boolean[] usage = ca.getKeyUsage();
    if (usage != null && !usage[CRL_SIGN]) {
      return false;
    }
    try {
      crl.verify(ca.getPublicKey());
      signer = ca;
      return true;
    } catch (GeneralSecurityException _) {
      return false;
    }
  }

  boolean isNewerThan(RevocationList other) {
    return date().isAfter(other.date());
  }

  /** Returns what is wrong with its dates, or null. */
  @Nullable String staleness(Instant now) {
    Instant next = crl.getNextUpdate() == null ? null : crl.getNextUpdate().toInstant();
    if (next != null && now.isAfter(next)) {
      return "the revocation list of %s (%s) expired at %s, %s ago"
          .formatted(issuer(), name, next, CertificateText.span(next, now));
    }
    Instant from = date();
    return now.isBefore(from)
        ? "the revocation list of %s (%s) is valid only from %s (it is %s here: is this clock set?)"
            .formatted(issuer(), name, from, now)
        : null;
  }

  /** Refuses a certificate of this list's CA that is on it, or if the list is too old to tell. */
  void check(X509Certificate certificate, Instant now) throws CertificateRefusedException {
    X509CRLEntry entry = crl.getRevokedCertificate(certificate.getSerialNumber());
    if (entry != null) {
      throw new CertificateRefusedException(
          Reason.REVOKED,
          "%s was revoked at %s%s, by the list in %s"
              .formatted(
                  CertificateText.of(certificate),
                  entry.getRevocationDate().toInstant(),
                  entry.getRevocationReason() == null
                      ? ""
                      : " (" + words(entry.getRevocationReason().name()) + ")",
                  name));
    }
    String stale = staleness(now);
    if (stale != null) {
      throw new CertificateRefusedException(
          Reason.REVOCATION_UNKNOWN,
          stale
              + ", so it does not tell of %s: get the CA's newest list"
                  .formatted(CertificateText.of(certificate)));
    }
  }

  static String words(String constant) {
    return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
