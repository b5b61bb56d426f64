package org.wwep.emulator.pki;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.operator.OperatorCreationException;
import org.wwep.protocol.DeviceId;

/**
 * A CA of one's own in a directory, with a certificate for a server and one for a client.
 *
 * <p><b>Shape</b>: makes what is missing, renews what ends within a week with the same key (so pins
 * hold), and leaves the rest alone. Any number of tasks and processes may ask at the same time.
 * Keys are on P-256, and nobody but the owner can read their files, not even while they are
 * written.
 */
public final class DevelopmentCa {
  static final Duration SOON = Duration.ofDays(7);

  /**
   * How much earlier than now lists and answers begin: clocks differ, and a board may be behind.
   */
  static final Duration EARLIER = Duration.ofHours(1);

  private static final ReentrantLock IN_THIS_PROCESS = new ReentrantLock();

  private final Path dir;
  private final SecureRandom random;
  private final InstantSource clock;

  /**
   * Uses this directory, which need not exist yet.
   *
   * @param clock for the dates of certificates
   */
  public DevelopmentCa(Path dir, SecureRandom random, InstantSource clock) {
    this.dir = dir;
    this.random = random;
    this.clock = clock;
  }

  /** Returns the CA's certificate, for clients to trust. */
  public Path caFile() {
    return dir.resolve("ca.pem");
  }

  /**
   * Makes what is missing or about to end.
   *
   * @param names more names or addresses of the server, which it keeps from then on
   * @return the CA, the server's and the client's, in this order
   */
  public List<IssuedCertificate> ensure(Collection<String> names) throws DevelopmentCaException {
    ServerNames.with(names);
    IN_THIS_PROCESS.lock();
    try {
      PrivateFiles files = new PrivateFiles(dir);
      return files.alone(() -> ensure(new KeyPairFiles(dir, files), names));
    } finally {
      IN_THIS_PROCESS.unlock();
    }
  }

  /** Makes a client's certificate that names a device, if it is missing or about to end. */
  public IssuedCertificate ensureDevice(DeviceId device) throws DevelopmentCaException {
    ensure(List.of());
    IN_THIS_PROCESS.lock();
    try {
      PrivateFiles files = new PrivateFiles(dir);
      return files.alone(() -> device(new KeyPairFiles(dir, files), device));
    } finally {
      IN_THIS_PROCESS.unlock();
    }
  }

  private IssuedCertificate device(KeyPairFiles keyPairFiles, DeviceId device)
      throws IOException, DevelopmentCaException {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    CertificateBuilder certificateBuilder = new CertificateBuilder(random, now);
    try {
      IssuedCertificate ca = ca(keyPairFiles, certificateBuilder, now);
      return client(
          keyPairFiles,
          certificateBuilder,
          ca,
          "device-" + device,
          "wwep device " + device,
          DeviceUris.of(device));
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new DevelopmentCaException(
          dir + ": no certificate could be made: " + e.getMessage(), e);
    }
  }

  private static IssuedCertificate client(
      KeyPairFiles keyPairFiles,
      CertificateBuilder certificateBuilder,
      IssuedCertificate ca,
      String role,
      String name,
      String... names)
      throws IOException,
          DevelopmentCaException,
          GeneralSecurityException,
          OperatorCreationException {
    IssuedCertificate found = keyPairFiles.find(role);
    if (found != null && !ends(found, certificateBuilder.now()) && isFrom(ca, found)) {
      return found;
    }
    KeyPair keys = found == null ? certificateBuilder.keys() : keyPairFiles.keys(found);
    return keyPairFiles.write(
        role,
        keys,
        certificateBuilder.leaf(
            ca.certificate(),
            keyPairFiles.keys(ca).getPrivate(),
            keys,
            name,
            KeyPurposeId.id_kp_clientAuth,
            List.of(names)));
  }

  private List<IssuedCertificate> ensure(KeyPairFiles keyPairFiles, Collection<String> names)
      throws IOException, DevelopmentCaException {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    CertificateBuilder certificateBuilder = new CertificateBuilder(random, now);
    try {
      IssuedCertificate ca = ca(keyPairFiles, certificateBuilder, now);
      PrivateKey signer = keyPairFiles.keys(ca).getPrivate();
      IssuedCertificate server = keyPairFiles.find("server");
      List<String> wanted = new ArrayList<>(names);
      if (server != null) {
        wanted.addAll(ServerNames.of(server.certificate()));
      }
      Collection<String> all = ServerNames.with(wanted);
      if (server == null
          || ends(server, now)
          || !isFrom(ca, server)
          || !ServerNames.of(server.certificate()).containsAll(all)) {
        KeyPair keys = server == null ? certificateBuilder.keys() : keyPairFiles.keys(server);
        KeyPurposeId purpose = KeyPurposeId.id_kp_serverAuth;
        server =
            keyPairFiles.write(
                "server",
                keys,
                certificateBuilder.leaf(
                    ca.certificate(), signer, keys, "wwep server", purpose, all));
      }
      IssuedCertificate client =
          client(keyPairFiles, certificateBuilder, ca, "client", "wwep client");
      return List.of(ca, server, client);
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new DevelopmentCaException(
          dir + ": no certificate could be made: " + e.getMessage(), e);
    }
  }

  private IssuedCertificate ca(
      KeyPairFiles keyPairFiles, CertificateBuilder certificateBuilder, Instant now)
      throws IOException,
          DevelopmentCaException,
          GeneralSecurityException,
          OperatorCreationException {
    IssuedCertificate found = keyPairFiles.find("ca");
    if (found == null && Files.exists(caFile())) {
      throw new DevelopmentCaException(
          "%s and ca-key.pem do not belong together, or cannot be read%s; choose another directory for"
                  .formatted(caFile(), keyPairFiles.whyNot())
              + " a development CA, and %s stays as it is".formatted(dir));
    }
    if (found != null && !ends(found, now)) {
      return found;
    }
    KeyPair keys = certificateBuilder.keys();
    // Its own name tells it from other machines' CAs in a list of trusted ones.
    String name = "wwep development CA " + Long.toString(now.getEpochSecond(), 36);
    return keyPairFiles.write("ca", keys, certificateBuilder.ca(keys, name));
  }

  private static boolean ends(IssuedCertificate issuedCertificate, Instant now) {
    return issuedCertificate.certificate().getNotAfter().toInstant().isBefore(now.plus(SOON));
  }

  private static boolean isFrom(IssuedCertificate ca, IssuedCertificate leaf) {
    X509Certificate certificate = leaf.certificate();
    try {
      certificate.verify(ca.certificate().getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
