package org.wwep.net.tls;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.SecurityParameters;
import org.bouncycastle.tls.TlsContext;
import org.bouncycastle.tls.TlsServerCertificate;
import org.bouncycastle.tls.TlsSession;
import org.jspecify.annotations.Nullable;

/**
 * What both sides keep in mind during a handshake; confined to it.
 *
 * <p>The library's peers are called back in the middle of its work, and what they learn is asked
 * for only afterwards.
 */
final class HandshakeState {
  private final InstantSource clock;
  private @Nullable Certificate sent;
  private List<X509Certificate> chain = List.of();
  private @Nullable TlsSecurity security;
  private List<String> remarks = List.of();
  private boolean stapled;
  private boolean preShared;
  private boolean saidGoodbye;

  HandshakeState(InstantSource clock) {
    this.clock = clock;
  }

  Instant now() {
    return clock.instant();
  }

  /** Checks what the peer sent, and throws the alert for it if a rule is broken. */
  void accept(CertificateCheck check, Certificate offered) throws IOException {
    try {
      remarks = check.accept(read(offered), now());
    } catch (CertificateRefusedException e) {
      throw e.alert();
    }
  }

  /** Checks what a server sent, with its CA's answer about it if there is one. */
  void accept(CertificateCheck check, TlsServerCertificate offered) throws IOException {
    accept(check, offered.getCertificate());
    try {
      stapled = check.isStapledGood(chain, StapledAnswer.in(offered), now());
    } catch (CertificateRefusedException e) {
      throw e.alert();
    }
  }

  /**
   * Says whose session is offered again: a session keeps the library's certificates only. One whose
   * certificate would not be accepted now (it is over or revoked, its CA is trusted no more) is
   * left, so that a full handshake refuses it by name.
   */
  @Nullable TlsSession resuming(
      SessionCache.@Nullable CachedSession cachedSession, @Nullable CertificateCheck check) {
    if (cachedSession == null
        || (check != null && check.refusal(cachedSession.chain(), now()) != null)) {
      return null;
    }
    sent = cachedSession.sent();
    chain = cachedSession.chain();
    return cachedSession.session();
  }

  /** Reads what the peer sent, once: the library encodes it anew for each who asks. */
  private List<X509Certificate> read(Certificate offered) throws IOException {
    if (offered != sent) {
      chain = CertificateChains.of(offered);
      sent = offered;
    }
    return chain;
  }

  void usesPsk() {
    preShared = true;
  }

  boolean isPreShared() {
    return preShared;
  }

  void alerted(short description) {
    saidGoodbye |=
        description == AlertDescription.close_notify
            || description == AlertDescription.user_canceled;
  }

  /** Returns whether the peer ended it on purpose and without a reason. */
  boolean saidGoodbye() {
    return saidGoodbye;
  }

  /** Keeps what was agreed on. */
  void complete(TlsContext context) throws IOException {
    SecurityParameters agreed = context.getSecurityParametersConnection();
    Certificate shown = agreed.getPeerCertificate();
    security =
        new TlsSecurity(
            TlsVersion.of(agreed.getNegotiatedVersion()),
            TlsSuite.of(agreed.getCipherSuite()),
            agreed.isResumedSession(),
            shown == null ? List.of() : read(shown),
            preShared || agreed.getPSKIdentity() != null,
            agreed.getCipherSuite(),
            AlpnProtocols.text(agreed.getApplicationProtocol()),
            remarks,
            stapled);
  }

  /** Keeps a session of TLS 1.2 for later; TLS 1.3 leaves none in this library. */
  void keep(@Nullable SessionCache sessions, @Nullable Object key, TlsContext context) {
    TlsSecurity agreed = security();
    TlsSession session = context.getSession();
    if (sessions != null
        && key != null
        && session != null
        && agreed.version() == TlsVersion.TLS_1_2
        && !agreed.resumed()
        && session.isResumable()) {
      List<X509Certificate> peer = agreed.peerCertificates();
      Instant over = peer.isEmpty() ? null : peer.getFirst().getNotAfter().toInstant();
      sessions.put(key, new SessionCache.CachedSession(session, sent, peer, over), now());
    }
  }

  TlsSecurity security() {
    TlsSecurity known = security;
    if (known == null) {
      throw new IllegalStateException("the handshake is not over");
    }
    return known;
  }
}
