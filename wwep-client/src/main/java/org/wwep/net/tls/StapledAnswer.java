package org.wwep.net.tls;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ocsp.OCSPResponse;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateStatus;
import org.bouncycastle.tls.CertificateStatusType;
import org.bouncycastle.tls.TlsExtensionsUtils;
import org.bouncycastle.tls.TlsServerCertificate;
import org.jspecify.annotations.Nullable;
import org.wwep.net.TlsRejectedException.Reason;

/**
 * A CA's answer about a certificate (OCSP), which the server sends along; confined to a handshake.
 *
 * <p>One that is good is no more than good: revocation lists hold beside it. Any other refuses.
 */
final class StapledAnswer {
  /** The extension by which a certificate wants its answer with it: must-staple, RFC 7633. */
  private static final String TLS_FEATURE = "1.3.6.1.5.5.7.1.24";

  private static final int STATUS_REQUEST = 5;
  // Clocks differ, and an answer may be a second old.
  private static final Duration EARLY = Duration.ofMinutes(5);

  private final X509Certificate leaf;
  private final X509Certificate issuer;
  private final Instant now;

  private StapledAnswer(X509Certificate leaf, X509Certificate issuer, Instant now) {
    this.leaf = leaf;
    this.issuer = issuer;
    this.now = now;
  }

  /** Returns the bytes of the answer about the server's own certificate, or null. */
  static byte @Nullable [] in(TlsServerCertificate sent) throws IOException {
    CertificateStatus status = sent.getCertificateStatus();
    if (status != null && status.getStatusType() == CertificateStatusType.ocsp) {
      OCSPResponse response = status.getOCSPResponse();
      return response == null ? null : response.getEncoded();
    }
    return status == null ? in13(sent.getCertificate()) : null;
  }

  private static byte @Nullable [] in13(Certificate sent) throws IOException {
    Map<?, ?> extensions = sent.isEmpty() ? null : sent.getCertificateEntryAt(0).getExtensions();
    if (extensions == null
        || !(extensions.get(TlsExtensionsUtils.EXT_status_request) instanceof byte[] data)) {
      return null;
    }
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(data))) {
      if (in.readUnsignedByte() != CertificateStatusType.ocsp) {
        return null;
      }
      byte[] answer = new byte[(in.readUnsignedByte() << 16) | in.readUnsignedShort()];
      in.readFully(answer);
      return answer;
    }
  }

  /**
   * Refuses a server by the answer that it sent.
   *
   * @return whether there was a good one
   */
  static boolean check(TrustPath path, byte @Nullable [] answer, Instant now)
      throws CertificateRefusedException {
    X509Certificate leaf = path.leaf();
    if (answer == null) {
      if (mustStaple(leaf)) {
        throw unknown(
            CertificateText.of(leaf)
                + " wants an OCSP answer with it (must-staple), and the server sent none");
      }
      return false;
    }
    if (path.certificates().size() < 2) {
      return false;
    }
    try {
      new StapledAnswer(leaf, path.certificates().get(1), now).check(new OCSPResp(answer));
      return true;
    } catch (IOException
        | OCSPException
        | GeneralSecurityException
        | OperatorCreationException
        | IllegalArgumentException e) {
      throw unknown(
          "the server's OCSP answer about %s cannot be read: %s"
              .formatted(CertificateText.of(leaf), e.getMessage()));
    }
  }

  private static boolean mustStaple(X509Certificate leaf) {
    byte[] feature = leaf.getExtensionValue(TLS_FEATURE);
    // The last number of a sequence within an octet string: one byte is enough for all there are.
    return feature != null && feature[feature.length - 1] == STATUS_REQUEST;
  }

  private static CertificateRefusedException unknown(String message) {
    return new CertificateRefusedException(Reason.REVOCATION_UNKNOWN, message);
  }

  private CertificateRefusedException useless(String why) {
    return unknown("the server's OCSP answer about %s %s".formatted(CertificateText.of(leaf), why));
  }

  private void check(OCSPResp response)
      throws CertificateRefusedException,
          OCSPException,
          GeneralSecurityException,
          OperatorCreationException,
          IOException {
    if (response.getStatus() != OCSPResp.SUCCESSFUL
        || !(response.getResponseObject() instanceof BasicOCSPResp basic)) {
      throw useless("is a failure of the CA's service, number " + response.getStatus());
    }
    if (!isSigned(basic)) {
      throw useless("is not signed by its CA, nor by whom that CA lets answer");
    }
    SingleResp single = about(basic);
    check(single.getThisUpdate(), single.getNextUpdate());
    switch (single.getCertStatus()) {
      case null -> {
        // Good has no object of its own in this library.
      }
      case RevokedStatus revoked ->
          throw new CertificateRefusedException(
              Reason.REVOKED,
              "%s was revoked at %s, by the OCSP answer that the server sent"
                  .formatted(CertificateText.of(leaf), revoked.getRevocationTime().toInstant()));
      default -> throw useless("says that the CA does not know it");
    }
  }

  private SingleResp about(BasicOCSPResp basic)
      throws CertificateRefusedException,
          OCSPException,
          GeneralSecurityException,
          OperatorCreationException {
    DigestCalculatorProvider digests = new JcaDigestCalculatorProviderBuilder().build();
    X509CertificateHolder ca = new JcaX509CertificateHolder(issuer);
    for (SingleResp single : basic.getResponses()) {
      if (single.getCertID().getSerialNumber().equals(leaf.getSerialNumber())
          && single.getCertID().matchesIssuer(ca, digests)) {
        return single;
      }
    }
    throw useless("is about another one");
  }

  private void check(Date from, @Nullable Date next) throws CertificateRefusedException {
    if (now.plus(EARLY).isBefore(from.toInstant())) {
      throw useless("is valid only from %s (it is %s here)".formatted(from.toInstant(), now));
    }
    if (next != null && now.isAfter(next.toInstant())) {
      throw useless(
          "expired at %s, %s ago"
              .formatted(next.toInstant(), CertificateText.span(next.toInstant(), now)));
    }
  }

  private boolean isSigned(BasicOCSPResp basic)
      throws OCSPException, OperatorCreationException, GeneralSecurityException, IOException {
    List<X509Certificate> signers = new ArrayList<>(List.of(issuer));
    for (X509CertificateHolder sent : basic.getCerts()) {
      X509Certificate certificate = CertificateReader.parse(sent.getEncoded());
      if (mayAnswer(certificate)) {
        signers.add(certificate);
      }
    }
    for (X509Certificate signer : signers) {
      if (basic.isSignatureValid(
          new JcaContentVerifierProviderBuilder().build(signer.getPublicKey()))) {
        return true;
      }
    }
    return false;
  }

  /** Says whether the CA lets the holder of this certificate answer for it. */
  private boolean mayAnswer(X509Certificate certificate) throws GeneralSecurityException {
    List<String> purposes = certificate.getExtendedKeyUsage();
    return purposes != null
        && purposes.contains(KeyPurposeId.id_kp_OCSPSigning.getId())
        && TrustAnchors.isSignedBy(certificate, issuer)
        && !now.isAfter(certificate.getNotAfter().toInstant())
        && !now.isBefore(certificate.getNotBefore().toInstant());
  }
}
