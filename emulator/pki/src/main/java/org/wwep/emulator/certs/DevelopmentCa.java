package org.wwep.emulator.certs;

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
  private static final Duration SOON = Duration.ofDays(7);
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
  public List<Issued> ensure(Collection<String> names) throws CertsException {
    Names.with(names);
    IN_THIS_PROCESS.lock();
    try {
      PrivateFiles files = new PrivateFiles(dir);
      return files.alone(() -> ensure(new Pairs(dir, files), names));
    } finally {
      IN_THIS_PROCESS.unlock();
    }
  }

  /** Makes a client's certificate that names a device, if it is missing or about to end. */
  public Issued ensureDevice(DeviceId device) throws CertsException {
    ensure(List.of());
    IN_THIS_PROCESS.lock();
    try {
      PrivateFiles files = new PrivateFiles(dir);
      return files.alone(() -> device(new Pairs(dir, files), device));
    } finally {
      IN_THIS_PROCESS.unlock();
    }
  }

  private Issued device(Pairs pairs, DeviceId device) throws IOException, CertsException {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Issuing issuing = new Issuing(random, now);
    try {
      Issued ca = ca(pairs, issuing, now);
      return client(
          pairs, issuing, ca, "device-" + device, "wwep device " + device, DeviceNames.of(device));
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new CertsException(dir + ": no certificate could be made: " + e.getMessage(), e);
    }
  }

  private static Issued client(
      Pairs pairs, Issuing issuing, Issued ca, String role, String name, String... names)
      throws IOException, CertsException, GeneralSecurityException, OperatorCreationException {
    Issued found = pairs.find(role);
    if (found != null && !ends(found, issuing.now()) && isFrom(ca, found)) {
      return found;
    }
    KeyPair keys = found == null ? issuing.keys() : pairs.keys(found);
    return pairs.write(
        role,
        keys,
        issuing.leaf(
            ca.certificate(),
            pairs.keys(ca).getPrivate(),
            keys,
            name,
            KeyPurposeId.id_kp_clientAuth,
            List.of(names)));
  }

  private List<Issued> ensure(Pairs pairs, Collection<String> names)
      throws IOException, CertsException {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Issuing issuing = new Issuing(random, now);
    try {
      Issued ca = ca(pairs, issuing, now);
      PrivateKey signer = pairs.keys(ca).getPrivate();
      Issued server = pairs.find("server");
      List<String> wanted = new ArrayList<>(names);
      if (server != null) {
        wanted.addAll(Names.of(server.certificate()));
      }
      Collection<String> all = Names.with(wanted);
      if (server == null
          || ends(server, now)
          || !isFrom(ca, server)
          || !Names.of(server.certificate()).containsAll(all)) {
        KeyPair keys = server == null ? issuing.keys() : pairs.keys(server);
        KeyPurposeId purpose = KeyPurposeId.id_kp_serverAuth;
        server =
            pairs.write(
                "server",
                keys,
                issuing.leaf(ca.certificate(), signer, keys, "wwep server", purpose, all));
      }
      Issued client = client(pairs, issuing, ca, "client", "wwep client");
      return List.of(ca, server, client);
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new CertsException(dir + ": no certificate could be made: " + e.getMessage(), e);
    }
  }

  private Issued ca(Pairs pairs, Issuing issuing, Instant now)
      throws IOException, CertsException, GeneralSecurityException, OperatorCreationException {
    Issued found = pairs.find("ca");
    if (found == null && Files.exists(caFile())) {
      throw new CertsException(
          "%s and ca-key.pem do not belong together, or cannot be read%s; remove %s to begin again"
              .formatted(caFile(), pairs.whyNot(), dir));
    }
    if (found != null && !ends(found, now)) {
      return found;
    }
    KeyPair keys = issuing.keys();
    // Its own name tells it from other machines' CAs in a list of trusted ones.
    String name = "wwep development CA " + Long.toString(now.getEpochSecond(), 36);
    return pairs.write("ca", keys, issuing.ca(keys, name));
  }

  private static boolean ends(Issued issued, Instant now) {
    return issued.certificate().getNotAfter().toInstant().isBefore(now.plus(SOON));
  }

  private static boolean isFrom(Issued ca, Issued leaf) {
    X509Certificate certificate = leaf.certificate();
    try {
      certificate.verify(ca.certificate().getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
