package org.wwep.emulator.proxy;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.bouncycastle.operator.OperatorCreationException;
import org.wwep.emulator.fault.TlsFault;
import org.wwep.emulator.pki.DevelopmentCa;
import org.wwep.emulator.pki.DevelopmentCaException;
import org.wwep.emulator.pki.IssuedCertificate;
import org.wwep.net.Connection;
import org.wwep.net.LinkException;
import org.wwep.net.tls.Credential;
import org.wwep.net.tls.CredentialException;
import org.wwep.net.tls.Tls;
import org.wwep.net.tls.TlsClientConfig;
import org.wwep.net.tls.TlsServerConfig;

/**
 * Poses as the server of the development CA, with certificates made on first use; they stay in
 * memory.
 *
 * <p><b>Shape</b>: {@link #prepare} reads files and blocks as the JDK does, so it is for real time;
 * the rest runs anywhere.
 */
public final class DevelopmentRogueServer implements RogueServer {
  private static final Duration HANDSHAKE = Duration.ofSeconds(10);

  private final DevelopmentCa ca;
  private final SecureRandom random;
  private final InstantSource clock;
  private final Tls tls;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile Map<TlsFault.Kind, TlsServerConfig> forged = Map.of();

  /** Makes one that uses this CA, which makes itself if it is not there yet. */
  public DevelopmentRogueServer(DevelopmentCa ca, SecureRandom random, InstantSource clock) {
    this.ca = ca;
    this.random = random;
    this.clock = clock;
    this.tls = Tls.secure(random, clock);
  }

  @Override
  public boolean forges() {
    return true;
  }

  @Override
  public void prepare() throws DevelopmentCaException {
    lock.lock();
    try {
      if (forged.isEmpty()) {
        List<IssuedCertificate> issued = ca.ensure(List.of());
        RogueCertificates rogueCertificates =
            new RogueCertificates(random, clock.instant(), issued.get(0), issued.get(1));
        Map<TlsFault.Kind, TlsServerConfig> made = new EnumMap<>(TlsFault.Kind.class);
        for (TlsFault.Kind kind : TlsFault.Kind.values()) {
          if (kind.ofCertificate()) {
            Credential credential = rogueCertificates.forge(kind);
            made.put(kind, TlsServerConfig.of(credential));
          }
        }
        forged = made;
      }
    } catch (DevelopmentCaException
        | CredentialException
        | IOException
        | GeneralSecurityException
        | OperatorCreationException e) {
      throw new DevelopmentCaException("no certificate could be made: " + e.getMessage(), e);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Connection towardsClient(TlsFault.Kind kind, Connection raw)
      throws LinkException, InterruptedException {
    TlsServerConfig config = forged.get(kind);
    if (config == null) {
      throw new IllegalStateException("nothing was prepared for " + kind);
    }
    return tls.accept(raw, config, HANDSHAKE);
  }

  @Override
  public Connection towardsServer(Connection raw) throws LinkException, InterruptedException {
    return tls.connect(raw, TlsClientConfig.insecurely(), HANDSHAKE);
  }
}
