package org.wwep.emulator.pki;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;
import org.wwep.net.tls.CertificateText;
import org.wwep.value.FileErrors;

/** What the development CA has taken back: {@code crl.pem} beside its certificate. */
public final class DevelopmentCrl {
  private static final String NAME = "crl.pem";
  private static final Duration LENGTH = Duration.ofDays(30);

  private final Path dir;
  private final SecureRandom random;
  private final InstantSource clock;

  /**
   * The list as it was written.
   *
   * @param revoked how many certificates are on it
   * @param until when it is over
   * @param isNew whether it was written now
   */
  public record WrittenList(Path file, int revoked, Instant until, boolean isNew) {}

  /** Uses the directory of a {@link DevelopmentCa}. */
  public DevelopmentCrl(Path dir, SecureRandom random, InstantSource clock) {
    this.dir = dir;
    this.random = random;
    this.clock = clock;
  }

  private Path file() {
    return dir.resolve(NAME);
  }

  /** Says whether there is a list, which lasts for 30 days. */
  public boolean exists() {
    return Files.exists(file());
  }

  /**
   * Adds these certificates to those on the list, and writes it anew if it ends within a week.
   *
   * @throws IllegalArgumentException if one is not this CA's
   */
  public WrittenList revoke(Collection<X509Certificate> certificates)
      throws DevelopmentCaException {
    IssuedCertificate ca = new DevelopmentCa(dir, random, clock).ensure(List.of()).getFirst();
    for (X509Certificate certificate : certificates) {
      throwUnlessFrom(ca.certificate(), certificate);
    }
    PrivateFiles files = new PrivateFiles(dir);
    return files.alone(() -> write(ca, files, certificates));
  }

  private WrittenList write(
      IssuedCertificate ca, PrivateFiles files, Collection<X509Certificate> certificates)
      throws IOException, DevelopmentCaException {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    X509CRL before = read(ca.certificate());
    Map<BigInteger, Instant> revoked = entries(before);
    boolean more = false;
    for (X509Certificate certificate : certificates) {
      more |= revoked.putIfAbsent(certificate.getSerialNumber(), now) == null;
    }
    if (before != null
        && !more
        && before.getNextUpdate().toInstant().isAfter(now.plus(DevelopmentCa.SOON))) {
      return new WrittenList(file(), revoked.size(), before.getNextUpdate().toInstant(), false);
    }
    try {
      Instant until = now.plus(LENGTH);
      JcaX509v2CRLBuilder builder =
          new JcaX509v2CRLBuilder(
              ca.certificate().getSubjectX500Principal(),
              Date.from(now.minus(CertificateBuilder.EARLIER)));
      builder.setNextUpdate(Date.from(until));
      revoked.forEach(
          (serial, since) -> builder.addCRLEntry(serial, Date.from(since), CRLReason.unspecified));
      byte[] der =
          builder
              .build(
                  new JcaContentSignerBuilder("SHA256withECDSA")
                      .setSecureRandom(random)
                      .build(new KeyPairFiles(dir, files).keys(ca).getPrivate()))
              .getEncoded();
      files.writePublic(NAME, PemText.of("X509 CRL", der));
      return new WrittenList(file(), revoked.size(), until, true);
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new DevelopmentCaException(
          "%s cannot be written: %s".formatted(file(), e.getMessage()), e);
    }
  }

  /** Returns since when a certificate is on the list of this CA, or null if it is not. */
  @Nullable Instant revokedSince(X509Certificate ca, X509Certificate certificate)
      throws DevelopmentCaException {
    try {
      return entries(read(ca)).get(certificate.getSerialNumber());
    } catch (IOException e) {
      throw new DevelopmentCaException(
          "%s cannot be read: %s".formatted(file(), FileErrors.reason(e)), e);
    }
  }

  /** Returns the list, or null; one of an earlier CA of this directory says nothing any more. */
  private @Nullable X509CRL read(X509Certificate ca) throws IOException, DevelopmentCaException {
    if (!exists()) {
      return null;
    }
    try (var in = Files.newInputStream(file())) {
      X509CRL crl = (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(in);
      return crl.getIssuerX500Principal().equals(ca.getSubjectX500Principal()) ? crl : null;
    } catch (GeneralSecurityException e) {
      throw new DevelopmentCaException(
          "%s is no revocation list: %s; delete it to begin a new one"
              .formatted(file(), e.getMessage()),
          e);
    }
  }

  private static Map<BigInteger, Instant> entries(@Nullable X509CRL crl) {
    Map<BigInteger, Instant> entries = new LinkedHashMap<>();
    @Nullable Set<? extends X509CRLEntry> all = crl == null ? null : crl.getRevokedCertificates();
    if (all != null) {
      all.forEach(
          entry -> entries.put(entry.getSerialNumber(), entry.getRevocationDate().toInstant()));
    }
    return entries;
  }

  private void throwUnlessFrom(X509Certificate ca, X509Certificate certificate) {
    try {
      certificate.verify(ca.getPublicKey());
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(
          "the certificate of '%s' was not issued by the CA in %s, which can revoke its own only"
              .formatted(CertificateText.name(certificate.getSubjectX500Principal()), dir),
          e);
    }
  }
}
