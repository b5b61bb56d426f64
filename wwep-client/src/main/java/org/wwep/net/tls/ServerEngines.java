package org.wwep.net.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.EdECPrivateKey;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.TrustManager;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsFatalAlertReceived;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.PeerClosedException;
import org.wwep.net.TlsRejectedException;
import org.wwep.net.TlsRejectedException.Reason;

/**
 * Engines of the standard kind ({@link SSLEngine}) for a server on real sockets: the same
 * certificate, checks and refusals as {@link Tls#accept}.
 *
 * <p><b>Shape</b>: immutable; any thread. Without pre-shared keys and without choosing groups,
 * neither of which such engines have.
 */
public final class ServerEngines {
  private static final int SESSION_SECONDS = (int) SessionCache.LIFETIME.toSeconds();

  private final TlsServerConfig config;
  private final InstantSource clock;
  private final SSLContext context;
  private final String[] protocols;
  private final String[] suites;

  private ServerEngines(
      TlsServerConfig config, Credential own, InstantSource clock, SSLContext context) {
    this.config = config;
    this.clock = clock;
    this.context = context;
    this.protocols = EngineNames.protocols(config.parameters());
    this.suites = EngineNames.suites(config.parameters(), EnumSet.of(own.proof()), context);
  }

  /**
   * Makes engines by this configuration.
   *
   * @param sessions how many sessions wait to be resumed, at most
   * @throws IllegalArgumentException if the configuration has no certificate
   */
  public static ServerEngines of(
      TlsServerConfig config, JsseProvider jsseProvider, int sessions, InstantSource clock) {
    Credential own = config.own();
    if (own == null || !config.psks().isEmpty()) {
      throw new IllegalArgumentException("these engines prove themselves by certificate alone");
    }
    try {
      SSLContext context = jsseProvider.context();
      PrivateKey key = privateKey(own, jsseProvider);
      X509Certificate[] chain = chain(own, jsseProvider);
      context.init(
          new KeyManager[] {new SingleKeyManager(own.kind(), key, chain)},
          new TrustManager[] {new ClientTrust(config, clock, jsseProvider)},
          new SecureRandom());
      SSLSessionContext resumable = context.getServerSessionContext();
      resumable.setSessionCacheSize(sessions);
      resumable.setSessionTimeout(SESSION_SECONDS);
      return new ServerEngines(config, own, clock, context);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java lacks something that TLS needs", e);
    }
  }

  /** Returns the chain; with an Ed25519 key Bouncy Castle's engine knows its own type only. */
  private static X509Certificate[] chain(Credential own, JsseProvider jsseProvider)
      throws GeneralSecurityException {
    X509Certificate[] chain = own.chain().toArray(X509Certificate[]::new);
    if (jsseProvider == JsseProvider.BOUNCY_CASTLE && own.kind() == KeyKind.ED25519) {
      chain[0] =
          (X509Certificate)
              CertificateFactory.getInstance("X.509", new BouncyCastleProvider())
                  .generateCertificate(new ByteArrayInputStream(chain[0].getEncoded()));
    }
    return chain;
  }

  private static PrivateKey privateKey(Credential own, JsseProvider jsseProvider)
      throws GeneralSecurityException {
    PrivateKey key = own.privateKey();
    return jsseProvider == JsseProvider.BOUNCY_CASTLE && key instanceof EdECPrivateKey ed
        ? new Ed25519Key(ed)
        : key;
  }

  /** Returns a fresh engine for one connection. */
  public SSLEngine engine() {
    SSLEngine engine = context.createSSLEngine();
    engine.setUseClientMode(false);
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setProtocols(protocols);
    parameters.setCipherSuites(suites);
    parameters.setUseCipherSuitesOrder(true);
    parameters.setSignatureSchemes(EngineNames.signatures());
    switch (config.clientAuth()) {
      case NONE -> {}
      case WANTED -> parameters.setWantClientAuth(true);
      case REQUIRED -> parameters.setNeedClientAuth(true);
    }
    engine.setSSLParameters(parameters);
    return engine;
  }

  /** Returns what the client showed of itself, its own first; empty if it showed nothing. */
  public List<X509Certificate> shown(SSLSession session) {
    try {
      return Arrays.stream(session.getPeerCertificates()).map(X509Certificate.class::cast).toList();
    } catch (SSLPeerUnverifiedException _) {
      return List.of();
    }
  }

  /** Says why a session is given up that the engine resumed: it looks at no certificate again. */
  public Optional<LinkException> refusedSince(SSLSession session, InetAddress address, int port) {
    CertificateRefusedException why =
        config.clientAuth() == ClientAuth.NONE
            ? null
            : config.check().refusal(shown(session), clock.instant());
    if (why == null) {
      return Optional.empty();
    }
    session.invalidate();
    return Optional.of(
        new TlsRejectedException(
            why.reason(), new Endpoint(address, port) + ": " + why.getMessage(), why));
  }

  /**
   * Says why a handshake came to nothing.
   *
   * @param engine the one that was to do it
   * @param failure what it threw
   */
  public LinkException refusal(SSLEngine engine, InetAddress address, int port, Throwable failure) {
    Endpoint remote = new Endpoint(address, port);
    TlsErrors tlsErrors = new TlsErrors(remote, config.parameters(), new HandshakeState(clock));
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof CertificateRefusedException refused) {
        return new TlsRejectedException(
            refused.reason(), remote + ": " + refused.getMessage(), failure);
      }
      if (at instanceof TlsFatalAlert own && showedNone(engine, own)) {
        return new TlsRejectedException(
            Reason.BAD_CERTIFICATE, remote + ": the client showed no certificate", failure);
      }
      if (at instanceof TlsFatalAlertReceived || at instanceof TlsFatalAlert) {
        if (at.getCause() == null || !(root(at) instanceof CertificateRefusedException)) {
          return tlsErrors.of((IOException) at);
        }
      }
    }
    if (failure instanceof java.nio.channels.ClosedChannelException) {
      return new PeerClosedException(remote + " ended the TLS handshake without a reason", failure);
    }
    return new TlsRejectedException(
        failure instanceof SSLException ? reason(failure) : Reason.PROTOCOL_ERROR,
        remote + ": TLS cannot go on: " + failure.getMessage(),
        failure);
  }

  /** TLS 1.2 has one alert for this and for having nothing in common, which is found earlier. */
  private boolean showedNone(SSLEngine engine, TlsFatalAlert own) {
    return own.getAlertDescription() == AlertDescription.certificate_required
        || (own.getAlertDescription() == AlertDescription.handshake_failure
            && own.getCause() == null
            && config.clientAuth() == ClientAuth.REQUIRED
            && engine.getHandshakeSession() != null);
  }

  private static Reason reason(Throwable failure) {
    String text = String.valueOf(failure.getMessage());
    if (text.contains("Empty client certificate chain")) {
      return Reason.BAD_CERTIFICATE;
    }
    if (text.contains("not an SSL/TLS record")) {
      return Reason.NOT_TLS;
    }
    if (text.contains("protocol_version") || text.contains("versions")) {
      return Reason.PROTOCOL_TOO_OLD;
    }
    return text.contains("no cipher suites in common")
        ? Reason.NOTHING_IN_COMMON
        : text.contains("Received fatal alert") ? Reason.PEER_ALERT : Reason.PROTOCOL_ERROR;
  }

  private static Throwable root(Throwable of) {
    Throwable root = of;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}
