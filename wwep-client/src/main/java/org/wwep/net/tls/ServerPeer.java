package org.wwep.net.tls;

import java.io.IOException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Vector;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.tls.AbstractTlsServer;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.ClientCertificateType;
import org.bouncycastle.tls.KeyExchangeAlgorithm;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.PskIdentity;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsPSKExternal;
import org.bouncycastle.tls.TlsPSKIdentityManager;
import org.bouncycastle.tls.TlsSession;
import org.bouncycastle.tls.TlsUtils;
import org.jspecify.annotations.Nullable;
import org.wwep.net.TlsRejectedException.Reason;

/** What the library asks of a server during one handshake. */
@SuppressWarnings({"JdkObsolete", "rawtypes"}) // The library has vectors without types.
final class ServerPeer extends AbstractTlsServer {
  private static final int SESSION_ID_LENGTH = 32;

  private final Crypto crypto;
  private final TlsServerConfig config;
  private final HandshakeState handshakeState;

  /** By what a session is found again: its client was checked by the same rules. */
  private record SessionKey(
      String id, ClientAuth auth, @Nullable TrustAnchors trust, @Nullable Credential own) {}

  ServerPeer(Crypto crypto, TlsServerConfig config, HandshakeState handshakeState) {
    super(crypto);
    this.crypto = crypto;
    this.config = config;
    this.handshakeState = handshakeState;
  }

  @Override
  protected ProtocolVersion[] getSupportedVersions() {
    return config.parameters().versions();
  }

  @Override
  protected int[] getSupportedCipherSuites() {
    EnumSet<TlsSuite.Proof> proofs = EnumSet.noneOf(TlsSuite.Proof.class);
    if (!config.psks().isEmpty()) {
      proofs.add(TlsSuite.Proof.PSK);
    }
    Credential own = config.own();
    if (own != null) {
      proofs.add(own.proof());
    }
    return config.parameters().numbers(proofs);
  }

  @Override
  protected @Nullable Vector<?> getProtocolNames() {
    return AlpnProtocols.vector(config.parameters().protocols());
  }

  @Override
  protected boolean preferLocalCipherSuites() {
    return true;
  }

  @Override
  protected String getDetailMessageNoCipherSuite() {
    return OfferedSuites.text(offeredCipherSuites);
  }

  // In TLS 1.3 a shared key goes with one hash only, and the library does not look.
  @Override
  protected boolean isSelectableCipherSuite(int suite, int curve, int field, Vector algorithms) {
    return super.isSelectableCipherSuite(suite, curve, field, algorithms)
        && !(handshakeState.isPreShared() && suite == CipherSuite.TLS_AES_256_GCM_SHA384);
  }

  @Override
  public int[] getSupportedGroups() {
    return TlsGroup.numbers(config.parameters().groups());
  }

  // Certificates are checked here and not there, so that a refusal can say why.
  @Override
  public boolean shouldCheckSigAlgOfPeerCerts() {
    return false;
  }

  @Override
  public @Nullable TlsCredentials getCredentials() throws IOException {
    int exchange = context.getSecurityParametersHandshake().getKeyExchangeAlgorithm();
    if (exchange == KeyExchangeAlgorithm.PSK || exchange == KeyExchangeAlgorithm.ECDHE_PSK) {
      return null;
    }
    Credential own = config.own();
    if (own == null) {
      throw new TlsFatalAlert(
          AlertDescription.handshake_failure, "the client has no pre-shared key known here");
    }
    Vector<?> accepted = context.getSecurityParametersHandshake().getClientSigAlgs();
    return exchange == KeyExchangeAlgorithm.RSA
        ? CertificateChains.decryptor(context, crypto, own)
        : CertificateChains.signer(context, crypto, own, accepted);
  }

  @Override
  public @Nullable CertificateRequest getCertificateRequest() throws IOException {
    TrustAnchors trust = config.clientTrust();
    if (trust == null || config.clientAuth() == ClientAuth.NONE) {
      return null;
    }
    Vector<X500Name> authorities = new Vector<>();
    trust
        .certificates()
        .forEach(
            a -> authorities.add(X500Name.getInstance(a.getSubjectX500Principal().getEncoded())));
    return TlsUtils.isTLSv13(context)
        ? new CertificateRequest(
            TlsUtils.EMPTY_BYTES, CertificateChains.accepted(), null, authorities)
        : new CertificateRequest(
            new short[] {ClientCertificateType.ecdsa_sign, ClientCertificateType.rsa_sign},
            CertificateChains.accepted(),
            authorities);
  }

  @Override
  public void notifyClientCertificate(@Nullable Certificate sent) throws IOException {
    if (sent != null && !sent.isEmpty()) {
      handshakeState.accept(config.check(), sent);
    } else if (config.clientAuth() == ClientAuth.REQUIRED) {
      CertificateRefusedException refused =
          new CertificateRefusedException(
              Reason.BAD_CERTIFICATE, "the client showed no certificate");
      throw new TlsFatalAlert(
          TlsUtils.isTLSv13(context)
              ? AlertDescription.certificate_required
              : AlertDescription.handshake_failure,
          refused.getMessage(),
          refused);
    }
  }

  @Override
  public TlsPSKIdentityManager getPSKIdentityManager() {
    return new TlsPSKIdentityManager() {
      @Override
      public byte @Nullable [] getHint() {
        return null;
      }

      @Override
      public byte @Nullable [] getPSK(byte[] identity) {
        Psk psk = config.named(identity);
        return psk == null ? null : psk.key();
      }
    };
  }

  @Override
  public @Nullable TlsPSKExternal getExternalPSK(Vector identities) {
    for (Object offered : identities) {
      Psk psk = config.named(((PskIdentity) offered).getIdentity());
      if (psk != null) {
        handshakeState.usesPsk();
        return psk.external(crypto);
      }
    }
    return null;
  }

  @Override
  public byte @Nullable [] getNewSessionID() {
    return config.sessions() == null
        ? null
        : context.getNonceGenerator().generateNonce(SESSION_ID_LENGTH);
  }

  @Override
  public @Nullable TlsSession getSessionToResume(byte[] id) {
    SessionCache sessions = config.sessions();
    return sessions == null
        ? null
        : handshakeState.resuming(sessions.get(key(id), handshakeState.now()), config.check());
  }

  private SessionKey key(byte[] id) {
    return new SessionKey(
        HexFormat.of().formatHex(id), config.clientAuth(), config.clientTrust(), config.own());
  }

  @Override
  public void notifyAlertReceived(short level, short description) {
    handshakeState.alerted(description);
  }

  @Override
  public void notifyHandshakeComplete() throws IOException {
    super.notifyHandshakeComplete();
    handshakeState.complete(context);
    if (config.sessions() != null && context.getSession() != null) {
      handshakeState.keep(config.sessions(), key(context.getSession().getSessionID()), context);
    }
  }
}
