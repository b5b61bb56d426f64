package org.wwep.emulator.cli.lab;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import org.wwep.emulator.cli.option.ScratchDirectory;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.emulator.pki.DevelopmentCa;
import org.wwep.emulator.pki.DevelopmentCaException;
import org.wwep.net.SecureLayer;
import org.wwep.net.tls.Credential;
import org.wwep.net.tls.CredentialException;
import org.wwep.net.tls.Tls;
import org.wwep.net.tls.TlsClientConfig;
import org.wwep.net.tls.TlsClientLayer;
import org.wwep.net.tls.TlsServerConfig;
import org.wwep.net.tls.TrustAnchors;

/** A CA for one run, in a directory of its own that is removed at the end. */
final class DemoCertificates implements AutoCloseable {
  private final ScratchDirectory dir;
  private final Tls tls;
  private final Credential own;
  private final TrustAnchors trust;

  DemoCertificates(InstantSource clock) throws CliException {
    dir = new ScratchDirectory("wwep-demo");
    SecureRandom random = new SecureRandom();
    tls = Tls.secure(random, clock);
    boolean done = false;
    try {
      DevelopmentCa ca = new DevelopmentCa(dir.path(), random, clock);
      own = ca.ensure(List.of()).get(1).credential();
      trust = TrustAnchors.read(ca.caFile());
      done = true;
    } catch (DevelopmentCaException | CredentialException e) {
      throw new CliException(ExitCode.ENVIRONMENT, String.valueOf(e.getMessage()));
    } finally {
      if (!done) {
        close();
      }
    }
  }

  /** Returns the server's side. */
  SecureLayer server() {
    TlsServerConfig config = TlsServerConfig.of(own);
    return raw -> tls.accept(raw, config, Tls.HANDSHAKE);
  }

  /** Returns a client's side, for a server of this name. */
  SecureLayer client(String serverName) {
    return new TlsClientLayer(tls, TlsClientConfig.trusting(trust, serverName));
  }

  @Override
  public void close() {
    dir.close();
  }
}
