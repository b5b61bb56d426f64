package org.wwep.net.tls;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntFunction;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Engines of the standard kind ({@link SSLEngine}) for many clients on real sockets, each with its
 * own sessions and, maybe, its own certificate: the same checks and refusals as {@link
 * Tls#connect}.
 *
 * <p><b>Shape</b>: any thread. They are the JDK's, which resume sessions of TLS 1.3 as well;
 * without pre-shared keys and without choosing groups.
 */
public final class ClientEngines {
  private static final int SESSION_SECONDS = (int) SessionCache.LIFETIME.toSeconds();
  private static final int PORT = 1;

  private final SSLContext context;
  private final SSLParameters parameters;
  private final boolean resumes;
  private final LongAdder full = new LongAdder();
  private final AtomicLong connections = new AtomicLong();

  private ClientEngines(
      TlsClientConfig config,
      IntFunction<@Nullable Credential> own,
      int clients,
      boolean resumes,
      InstantSource clock)
      throws GeneralSecurityException {
    this.resumes = resumes;
    this.context = JsseProvider.JDK.context();
    context.init(
        new KeyManager[] {new ClientKeyChoice(own)},
        new TrustManager[] {new ServerTrust(config.check(), clock, full::increment)},
        new SecureRandom());
    SSLSessionContext sessions = context.getClientSessionContext();
    sessions.setSessionCacheSize(clients);
    sessions.setSessionTimeout(SESSION_SECONDS);
    this.parameters = parameters(config);
  }

  /**
   * Makes engines by this configuration; its sessions and its own certificate are not looked at.
   *
   * @param own the certificate of each client, by its number, or null
   * @param clients how many there are
   * @param resumes whether a client resumes its last session
   * @throws IllegalArgumentException if the configuration has a pre-shared key
   */
  public static ClientEngines of(
      TlsClientConfig config,
      IntFunction<@Nullable Credential> own,
      int clients,
      boolean resumes,
      InstantSource clock) {
    if (config.psk() != null) {
      throw new IllegalArgumentException("these engines know a server by its certificate alone");
    }
    try {
      return new ClientEngines(config, own, clients, resumes, clock);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java lacks something that TLS needs", e);
    }
  }

  private SSLParameters parameters(TlsClientConfig config) {
    SSLParameters made = context.getDefaultSSLParameters();
    made.setProtocols(EngineNames.protocols(config.parameters()));
    made.setCipherSuites(
        EngineNames.suites(
            config.parameters(), EnumSet.of(TlsSuite.Proof.ECDSA, TlsSuite.Proof.RSA), context));
    made.setSignatureSchemes(EngineNames.signatures());
    HostName name = config.name();
    List<SNIServerName> names =
        name == null || name.isAddress() ? List.of() : List.of(new SNIHostName(name.text()));
    made.setServerNames(names);
    return made;
  }

  /**
   * Returns a fresh engine for one connection.
   *
   * @param client whose it is
   */
  public SSLEngine engine(int client) {
    // The JDK finds a session again by the name and port that an engine is made for.
    String host = ClientKeyChoice.host(client, resumes ? 0 : connections.incrementAndGet());
    SSLEngine engine = context.createSSLEngine(host, PORT);
    engine.setUseClientMode(true);
    engine.setSSLParameters(parameters);
    return engine;
  }

  /** Counts the handshakes in which the server showed its certificate: all that resumed nothing. */
  public long fullHandshakes() {
    return full.sum();
  }
}
