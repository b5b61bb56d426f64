package org.wwep.net.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import java.util.Vector;
import org.bouncycastle.tls.AbstractTlsClient;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.NameType;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.ServerName;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsPSK;
import org.bouncycastle.tls.TlsPSKIdentity;
import org.bouncycastle.tls.TlsServerCertificate;
import org.bouncycastle.tls.TlsSession;
import org.jspecify.annotations.Nullable;
import org.wwep.net.Endpoint;

/** What the library asks of a client during one handshake. */
@SuppressWarnings({"JdkObsolete", "rawtypes"}) // The library has vectors without types.
final class ClientPeer extends AbstractTlsClient {
  private final Crypto crypto;
  private final TlsClientConfig config;
  private final HandshakeState handshakeState;
  private final SessionKey key;

  /** By what a session is found again: nothing that was checked may differ. */
  private record SessionKey(
      Endpoint server,
      @Nullable String name,
      @Nullable TrustAnchors trust,
      Set<PublicKeyPin> pins,
      @Nullable Psk psk,
      @Nullable Credential own,
      boolean insecure) {}

  ClientPeer(
      Crypto crypto, TlsClientConfig config, HandshakeState handshakeState, Endpoint server) {
    super(crypto);
    this.crypto = crypto;
    this.config = config;
    this.handshakeState = handshakeState;
    this.key =
        new SessionKey(
            server,
            config.serverName(),
            config.trust(),
            config.pins(),
            config.psk(),
            config.own(),
            config.insecure());
  }

  @Override
  protected ProtocolVersion[] getSupportedVersions() {
    return config.parameters().versions();
  }

  @Override
  protected int[] getSupportedCipherSuites() {
    EnumSet<TlsSuite.Proof> proofs = EnumSet.noneOf(TlsSuite.Proof.class);
    if (config.psk() != null) {
      proofs.add(TlsSuite.Proof.PSK);
    }
    if (config.trust() != null || !config.pins().isEmpty() || config.insecure()) {
      proofs.add(TlsSuite.Proof.ECDSA);
      proofs.add(TlsSuite.Proof.RSA);
    }
    return config.parameters().numbers(proofs);
  }

  @Override
  protected @Nullable Vector<?> getProtocolNames() {
    return AlpnProtocols.vector(config.parameters().protocols());
  }

  @Override
  protected Vector<?> getSupportedGroups(Vector roles) {
    return TlsGroup.vector(config.parameters().groups());
  }

  @Override
  public Vector<?> getEarlyKeyShareGroups() {
    return TlsGroup.vector(config.parameters().groups().subList(0, 1));
  }

  @Override
  protected Vector<?> getSupportedSignatureAlgorithms() {
    return CertificateChains.accepted();
  }

  // Certificates are checked here and not there, so that a refusal can say why.
  @Override
  public boolean shouldCheckSigAlgOfPeerCerts() {
    return false;
  }

  @Override
  protected @Nullable Vector<?> getSNIServerNames() {
    HostName name = config.name();
    if (name == null || name.isAddress()) {
      return null;
    }
    Vector<ServerName> names = new Vector<>();
    names.add(new ServerName(NameType.host_name, name.text().getBytes(StandardCharsets.US_ASCII)));
    return names;
  }

  @Override
  public @Nullable TlsPSKIdentity getPSKIdentity() {
    Psk psk = config.psk();
    return psk == null ? null : psk.named();
  }

  @Override
  public @Nullable Vector<?> getExternalPSKs() {
    Psk psk = config.psk();
    if (psk == null) {
      return null;
    }
    Vector<TlsPSK> psks = new Vector<>();
    psks.add(psk.external(crypto));
    return psks;
  }

  @Override
  public void notifySelectedPSK(@Nullable TlsPSK selected) throws IOException {
    if (selected != null) {
      handshakeState.usesPsk();
    }
  }

  @Override
  public @Nullable TlsSession getSessionToResume() {
    SessionCache sessions = config.sessions();
    return sessions == null
        ? null
        : handshakeState.resuming(sessions.get(key, handshakeState.now()), config.check());
  }

  @Override
  public TlsAuthentication getAuthentication() {
    return new TlsAuthentication() {
      @Override
      public void notifyServerCertificate(TlsServerCertificate sent) throws IOException {
        CertificateCheck check = config.check();
        if (check != null) {
          handshakeState.accept(check, sent);
        }
      }

      @Override
      public @Nullable TlsCredentials getClientCredentials(CertificateRequest request)
          throws IOException {
        Credential own = config.own();
        return own == null
            ? null
            : CertificateChains.signer(
                context, crypto, own, request.getSupportedSignatureAlgorithms());
      }
    };
  }

  @Override
  public void notifyAlertReceived(short level, short description) {
    handshakeState.alerted(description);
  }

  @Override
  public void notifyHandshakeComplete() throws IOException {
    super.notifyHandshakeComplete();
    handshakeState.complete(context);
    handshakeState.keep(config.sessions(), key, context);
  }
}
