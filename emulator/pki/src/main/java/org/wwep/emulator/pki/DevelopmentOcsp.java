package org.wwep.emulator.pki;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The development CA's answer about its server's certificate (OCSP, RFC 6960): {@code
 * server-ocsp.der} beside it, which a server sends along.
 */
public final class DevelopmentOcsp {
  private static final String NAME = "server-ocsp.der";
  private static final Duration LENGTH = Duration.ofDays(7);

  private final Path dir;
  private final SecureRandom random;
  private final InstantSource clock;

  /**
   * The answer as it was written.
   *
   * @param revoked since when the certificate is on the CA's revocation list, or null for a good
   *     one
   * @param until when it is over
   */
  public record WrittenAnswer(Path file, @Nullable Instant revoked, Instant until) {}

  /** Uses the directory of a {@link DevelopmentCa}. */
  public DevelopmentOcsp(Path dir, SecureRandom random, InstantSource clock) {
    this.dir = dir;
    this.random = random;
    this.clock = clock;
  }

  /** Writes an answer that lasts for a week, by what the CA's revocation list says now. */
  public WrittenAnswer write() throws DevelopmentCaException {
    List<IssuedCertificate> issued = new DevelopmentCa(dir, random, clock).ensure(List.of());
    IssuedCertificate ca = issued.getFirst();
    IssuedCertificate server = issued.get(1);
    Instant revoked =
        new DevelopmentCrl(dir, random, clock).revokedSince(ca.certificate(), server.certificate());
    PrivateFiles files = new PrivateFiles(dir);
    return files.alone(() -> write(files, ca, server, revoked));
  }

  private WrittenAnswer write(
      PrivateFiles files, IssuedCertificate ca, IssuedCertificate server, @Nullable Instant revoked)
      throws IOException, DevelopmentCaException {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Instant until = now.plus(LENGTH);
    try {
      JcaX509CertificateHolder issuer = new JcaX509CertificateHolder(ca.certificate());
      var digests = new JcaDigestCalculatorProviderBuilder().build();
      BasicOCSPRespBuilder builder = new BasicOCSPRespBuilder(new RespID(issuer.getSubject()));
      builder.addResponse(
          new CertificateID(
              digests.get(CertificateID.HASH_SHA1), issuer, server.certificate().getSerialNumber()),
          revoked == null
              ? CertificateStatus.GOOD
              : new RevokedStatus(Date.from(revoked), CRLReason.unspecified),
          Date.from(now.minus(CertificateBuilder.EARLIER)),
          Date.from(until));
      byte[] answer =
          new OCSPRespBuilder()
              .build(
                  OCSPRespBuilder.SUCCESSFUL,
                  builder.build(
                      new JcaContentSignerBuilder("SHA256withECDSA")
                          .setSecureRandom(random)
                          .build(new KeyPairFiles(dir, files).keys(ca).getPrivate()),
                      null,
                      Date.from(now)))
              .getEncoded();
      files.writePublic(NAME, answer);
      return new WrittenAnswer(dir.resolve(NAME), revoked, until);
    } catch (GeneralSecurityException | OperatorCreationException | OCSPException e) {
      throw new DevelopmentCaException(
          "%s cannot be written: %s".formatted(dir.resolve(NAME), e.getMessage()), e);
    }
  }
}
