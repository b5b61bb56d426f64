package org.wwep.net.tls;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a server shows of itself, and how it knows its clients.
 *
 * <p><b>Shape</b>: immutable; its text has no key.
 *
 * @param own the server's certificate, or null if pre-shared keys are the only way in
 * @param psks the pre-shared keys, by their identities; or empty
 * @param clientAuth whether to ask clients for a certificate
 * @param clientTrust whose certificates clients may show; null only if none is asked for
 * @param parameters versions, suites, groups
 * @param sessions where sessions wait to be resumed, or null for full handshakes only
 */
public record TlsServerConfig(
    @Nullable Credential own,
    List<Psk> psks,
    ClientAuth clientAuth,
    @Nullable TrustAnchors clientTrust,
    TlsParameters parameters,
    @Nullable SessionCache sessions) {

  /** Checks that there is a way in, and somebody to vouch for clients that are asked. */
  public TlsServerConfig {
    psks = List.copyOf(psks);
    if (own == null && psks.isEmpty()) {
      throw new IllegalArgumentException("a server has a certificate or a pre-shared key");
    }
    if (clientAuth != ClientAuth.NONE && clientTrust == null) {
      throw new IllegalArgumentException(
          "a server that asks for certificates ("
              + clientAuth
              + ") needs anchors to check them by");
    }
  }

  /** Serves with this certificate. */
  public static TlsServerConfig of(Credential own) {
    return new TlsServerConfig(own, List.of(), ClientAuth.NONE, null, TlsParameters.DEFAULT, null);
  }

  /** Serves those who know one of these keys. */
  public static TlsServerConfig preShared(Psk... psks) {
    return new TlsServerConfig(
        null, List.of(psks), ClientAuth.NONE, null, TlsParameters.DEFAULT, null);
  }

  /** Returns this with client certificates, by these anchors. */
  public TlsServerConfig withClients(ClientAuth auth, TrustAnchors anchors) {
    return new TlsServerConfig(own, psks, auth, anchors, parameters, sessions);
  }

  /** Returns this with pre-shared keys beside the certificate. */
  public TlsServerConfig withPsks(Psk... keys) {
    return new TlsServerConfig(own, List.of(keys), clientAuth, clientTrust, parameters, sessions);
  }

  /** Returns this with other versions, suites or groups. */
  public TlsServerConfig withParameters(TlsParameters other) {
    return new TlsServerConfig(own, psks, clientAuth, clientTrust, other, sessions);
  }

  /** Returns this with a place where sessions wait; TLS 1.2 only, since the library has no more. */
  public TlsServerConfig withSessions(SessionCache cache) {
    return new TlsServerConfig(own, psks, clientAuth, clientTrust, parameters, cache);
  }

  /** Returns the check of a client's certificate. */
  CertificateCheck check() {
    return new CertificateCheck(clientTrust, null, Set.of(), Purpose.CLIENT);
  }

  @Nullable Psk named(byte[] identity) {
    for (Psk psk : psks) {
      if (psk.isNamed(identity)) {
        return psk;
      }
    }
    return null;
  }
}
